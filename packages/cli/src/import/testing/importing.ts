import { parse } from 'yaml';
import { importAlertmanager } from '../import-alertmanager.ts';

/** A file with a root route, and receivers `room`, `pager` (two integrations) and `nobody` (none). */
export const file = (more: string, route = '') => `
route:
  receiver: room
${route}
receivers:
  - name: room
    webhook_configs: [{ url: 'http://127.0.0.1:9/room' }]
  - name: pager
    webhook_configs: [{ url: 'http://127.0.0.1:9/1' }, { url: 'http://127.0.0.1:9/2' }]
  - name: nobody
${more}`;

/** Imports a text; `config` is what was written, as plain values. */
export const importing = (text: string) => {
  const { yaml, errors, notes } = importAlertmanager(text, 'alertmanager.yml');
  return {
    yaml,
    config: yaml === undefined ? undefined : parse(yaml),
    errors,
    notes: notes.map(({ message }) => message),
  };
};

/** Each as `LINE: MESSAGE`. */
export const errorsOf = (text: string) => importing(text).errors.map(({ line, message }) => `${line}: ${message}`);
