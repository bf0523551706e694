export { aMessage, aNotification, anAlert } from './an-alert.ts';
export { checkSource, type DeclareTest, type SourceSamples } from './check-source.ts';
export { checkTransport } from './check-transport.ts';
export { type FakeTarget, type ReceivedRequest, startFakeTarget, type TargetBehaviour } from './fake-target.ts';
export { hostileAlerts, hostileTexts } from './hostile-alerts.ts';
export type { FieldLimit, SampleAnswer, TransportSamples } from './transport-samples.ts';
