import type { JsonObject } from '@signalbox/sdk';
import { listOf, objectOf, textOf } from './payload.ts';

/** A role of a host, for instance `db` of the service `shop`. */
export interface Role {
  readonly service: string;
  readonly role: string;
}

/** The host's roles in the payload's order. */
export function rolesOf(host: JsonObject): readonly Role[] {
  return listOf(host['roles']).flatMap((item) => {
    const { serviceName, roleName, fullname } = objectOf(item);
    const [fullService, fullRole] = splitFullname(textOf(fullname));
    const service = textOf(serviceName) ?? fullService;
    const role = textOf(roleName) ?? fullRole;
    return service === undefined || role === undefined ? [] : [{ service, role }];
  });
}

/** `shop: db`; names of services and roles have no colon. */
function splitFullname(fullname: string | undefined): readonly (string | undefined)[] {
  return fullname?.split(':', 2).map((name) => textOf(name.trim())) ?? [];
}
