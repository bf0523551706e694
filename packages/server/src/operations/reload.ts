import { Type } from '@signalbox/sdk';
import { authenticateOperator, checkOperatorOrigin } from '../auth/authenticate-operator.ts';
import { jsonAnswer, problemAnswer } from '../http/answer.ts';
import { component, problemSchema } from '../http/component.ts';
import { json } from '../http/endpoint.ts';
import { httpProblem } from '../http/http-problem.ts';
import { storeProblem } from '../http/store-problem.ts';
import type { OperationsEndpoint } from './operations-endpoint.ts';

/** A problem of the configuration: see `docs/configuration.md`. */
const configurationProblem = component(
  'ConfigurationProblem',
  Type.Object({
    severity: Type.Enum(['error', 'warning']),
    code: Type.String(),
    message: Type.String(),
    file: Type.String(),
    path: Type.String({ description: 'Where in the file, as keys.' }),
    line: Type.Optional(Type.Integer({ minimum: 1 })),
    hint: Type.Optional(Type.String()),
  }),
);

const reloadedSchema = component(
  'Reloaded',
  Type.Object({
    generation: Type.String({ description: 'The configuration that is live.' }),
    problems: Type.Array(configurationProblem),
  }),
);

const brokenSchema = component(
  'BrokenConfiguration',
  Type.Object({ ...problemSchema.properties, ...reloadedSchema.properties }),
);

/** Reads the configuration now. */
export const postReload: OperationsEndpoint = {
  method: 'POST',
  path: '/-/reload',
  id: 'postReload',
  summary: 'Reads the configuration now. A good one goes live; a broken one changes nothing.',
  access: 'operators',
  answers: {
    200: { description: 'Everything that is on disk is live.', body: json(reloadedSchema) },
    400: {
      description: 'The configuration on disk is broken; the former one stays live.',
      body: { contentType: 'application/problem+json', schema: brokenSchema },
    },
  },
  problems: [401, 403, 503],
  async handle(serving, headers) {
    const problem = checkOperatorOrigin(serving, headers) ?? authenticateOperator(serving, headers);
    if (problem !== undefined) return problemAnswer(problem);
    const report = await serving.reload().catch(storeProblem);
    if ('status' in report) return problemAnswer(report);
    const { ok, generation, problems } = report;
    if (ok) return jsonAnswer(200, { generation, problems });
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const detail = `${errors} ${errors === 1 ? 'error' : 'errors'}: the former configuration stays live`;
    return problemAnswer(httpProblem(400, 'broken-configuration', detail), { generation, problems });
  },
};
