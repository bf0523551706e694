import type { JsonObject } from '@signalbox/sdk';
import { figureOf, objectOf, textOf } from './payload.ts';

type Annotations = Readonly<Record<string, string | undefined>>;

/** What every kind of message may say, and what its kind says where it does not. */
export function commonAnnotations(message: JsonObject, own: Annotations = {}): Annotations {
  return {
    summary: textOf(message['message']) ?? own['summary'],
    description: textOf(message['memo']) ?? own['description'],
    user: textOf(objectOf(message['user'])['screenName']),
  };
}

/** The figures of an alert, as they were sent; `duration` is in minutes. */
export function alertAnnotations(message: JsonObject): Annotations {
  const alert = objectOf(message['alert']);
  return {
    ...commonAnnotations(message),
    value: figureOf(alert['metricValue']),
    operator: textOf(alert['monitorOperator']),
    critical_threshold: figureOf(alert['criticalThreshold']),
    warning_threshold: figureOf(alert['warningThreshold']),
    duration: figureOf(alert['duration']),
    metric_labels: metricLabels(objectOf(objectOf(message['metric'])['labels'])),
    trigger: textOf(alert['trigger']),
  };
}

/** Which series a query monitor complains of: `name=value` with commas, in the payload's order. */
function metricLabels(labels: JsonObject): string | undefined {
  const pairs = Object.entries(labels).flatMap(([name, value]) => {
    const figure = figureOf(value);
    return figure === undefined ? [] : [`${name.toWellFormed()}=${figure}`];
  });
  return textOf(pairs.join(', '));
}
