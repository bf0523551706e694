import { defineSource, type ReceivedAlert, type SourceRemark, type SourceResult, Type } from '@signalbox/sdk';

/** A source for tests: a list of `{"labels": {...}, "status": ..., "remark": ...}`; `"throw"` makes it throw. */
export const listSource = defineSource({
  name: 'list',
  options: Type.Object({}, { additionalProperties: false }),
  servesAlertmanagerApi: true,
  read({ body }): SourceResult {
    if (body === 'throw') throw new Error('a bug in a source');
    if (!Array.isArray(body)) return { alerts: [], problems: ['the body is not a list'] };
    const alerts: ReceivedAlert[] = [];
    const problems: string[] = [];
    const remarks: SourceRemark[] = [];
    for (const [index, item] of body.entries()) {
      if (typeof item?.remark === 'string') remarks.push({ reason: 'strange-member', text: item.remark });
      if (typeof item?.labels === 'object')
        alerts.push({ status: item.status ?? 'firing', labels: item.labels, annotations: {} });
      else problems.push(`alert ${index}: no labels`);
    }
    return { alerts, problems, remarks };
  },
});

/** Another type, through which `/api/v2/alerts` does not enter. */
export const plainSource = defineSource({
  name: 'plain',
  options: Type.Object({}, { additionalProperties: false }),
  read: (request): SourceResult => listSource.read(request, {}),
});
