import type { TextMap } from '@signalbox/sdk';
import { groupAddressOf, groupKeyOf } from '../grouping/group-key.ts';
import type { Route } from '../routing/route.ts';
import { LiveGroup } from './live-group.ts';

/** All open groups, by route and key. */
export class GroupTable {
  readonly #byAddress = new Map<string, LiveGroup>();
  readonly #byId = new Map<string, LiveGroup>();
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  get size(): number {
    return this.#byAddress.size;
  }

  all(): Iterable<LiveGroup> {
    return this.#byAddress.values();
  }

  byId(id: string): LiveGroup | undefined {
    return this.#byId.get(id);
  }

  at(address: string): LiveGroup | undefined {
    return this.#byAddress.get(address);
  }

  add(group: LiveGroup): void {
    this.#byAddress.set(group.address, group);
    this.#byId.set(group.facts.id, group);
  }

  remove(group: LiveGroup): void {
    this.#byAddress.delete(group.address);
    this.#byId.delete(group.facts.id);
  }

  /** The group of these labels at this route; made if there is none. */
  groupOf(route: Route, labels: TextMap): LiveGroup {
    const address = groupAddressOf(route.id, route.groupBy, labels);
    const open = this.#byAddress.get(address);
    if (open !== undefined) return open;
    const key = groupKeyOf(route.groupBy, labels);
    const group = new LiveGroup(address, route, { id: this.#newId(), key, notified: new Map() });
    this.add(group);
    return group;
  }
}
