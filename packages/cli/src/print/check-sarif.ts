import { problemCatalogue } from '@signalbox/core';
import type { CheckReport } from '../code-frame/check-report.ts';
import { VERSION } from '../io.ts';

/** SARIF 2.1.0, for code scanning. @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function checkSarif({ problems }: CheckReport): string {
  const codes = [...new Set(problems.map(({ code }) => code))];
  const rules = codes.map((code) => ({
    id: code,
    shortDescription: { text: problemCatalogue[code].means },
    help: { text: problemCatalogue[code].instead },
  }));
  const results = problems.map(({ severity, code, file, line, column, message, hint }) => ({
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: hint === undefined ? message : `${message} (${hint})` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  }));
  const driver = { name: 'signalbox', version: VERSION, rules };
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', results };
  return JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2);
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
