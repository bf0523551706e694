export * from './config/index.ts';
export { type DeliverContext, deliver, renderMessage } from './delivery/deliver.ts';
export { deliveryName } from './delivery/delivery-name.ts';
export { fallbackOf, fallbacksOf } from './delivery/fallback.ts';
export type { AttemptEnd } from './delivery/next-attempt.ts';
export { alertFrom, notificationFrom } from './delivery/notification.ts';
export { previewRequest } from './delivery/preview-request.ts';
export { createEngine, type EngineParts } from './engine/engine.ts';
export type {
  AcceptedAlert,
  AcceptRequest,
  ActiveAlert,
  ChannelStats,
  DeliveryDetails,
  Engine,
  EngineStats,
  LatestDelivery,
  LiveSilence,
  OpenGroup,
  ShownDelivery,
} from './engine/engine-api.ts';
export type { GivenUp } from './engine/give-up-delivery.ts';
export type { EngineObserver } from './engine/observer.ts';
export type { ResendRefusal, Resent } from './engine/resend-delivery.ts';
export { advanceGroup } from './grouping/advance-group.ts';
export type { Group, GroupPolicy, Member } from './grouping/group.ts';
export { groupDueAt } from './grouping/group-due.ts';
export { groupKeyOf } from './grouping/group-key.ts';
export { fingerprintOf } from './intake/fingerprint.ts';
export { type CompiledMatcherList, compileMatcherList } from './routing/compile-matcher-list.ts';
export { compileRegexp } from './routing/compile-regexp.ts';
export { explainRouting, type RoutingExplanation, type RoutingStep } from './routing/explain-routing.ts';
export { matchRoutes } from './routing/match-routes.ts';
export type { Matcher, Routable } from './routing/matcher.ts';
export type { GroupBy, Route, RouteTree } from './routing/route.ts';
export { type RouteMute, routeMuteAt } from './routing/route-mute.ts';
export { formatMatcher, isMatchOperator, MATCH_OPERATORS, type MatchOperator } from './routing/written-matcher.ts';
export { createSimulation, type RecordedMessage, type Simulation, type SimulationParts } from './simulation/index.ts';
export { silenceCondition, silenceFrom } from './suppression/ad-hoc-silence.ts';
export type { InhibitionRule } from './suppression/inhibition.ts';
export { matchesEverything } from './suppression/matches-everything.ts';
export type { Silence } from './suppression/silence.ts';
export { SuppressionIndex } from './suppression/suppression-index.ts';
export { doubtSeverity } from './text/severity-words.ts';
export { type Clock, systemClock, type Timer } from './time/clock.ts';
export type { TimeWindow } from './time/time-window.ts';
