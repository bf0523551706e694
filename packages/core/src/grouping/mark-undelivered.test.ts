import { describe, expect, it } from 'vitest';
import type { NotifiedAlert } from '../store/index.ts';
import { aNotified, aNotifiedAlert } from '../testing/group-builders.ts';
import { markUndelivered } from './mark-undelivered.ts';

const all = () => true;
const deliveredOf = ({ firing }: ReturnType<typeof markUndelivered>) =>
  [...firing.values()].map(({ fingerprint, delivered }) => `${fingerprint} ${delivered}`);

describe('a message that never arrived', () => {
  it.each<[string, NotifiedAlert['delivered'], boolean, NotifiedAlert['delivered']]>([
    ['that it alone has named was not delivered', 'pending', true, 'no'],
    ['that another message named as well may still arrive', 'pending', false, 'pending'],
    ['that was delivered before stays so', 'yes', true, 'yes'],
    ['that never was delivered stays so', 'no', true, 'no'],
    ['that was delivered, and another message named, stays so', 'yes', false, 'yes'],
  ])('leaves it said that what %s', (_what, delivered, isMeant, after) => {
    const record = aNotified(500, aNotifiedAlert('a', { delivered }));
    expect(deliveredOf(markUndelivered(record, () => isMeant))).toEqual([`a ${after}`]);
  });

  it('changes the alerts that are meant, and keeps all in their order', () => {
    const pending = ['a', 'b', 'c'].map((name) => aNotifiedAlert(name, { delivered: 'pending' }));
    const record = aNotified(500, ...pending);
    expect(deliveredOf(markUndelivered(record, ({ fingerprint }) => fingerprint !== 'b'))).toEqual([
      'a no',
      'b pending',
      'c no',
    ]);
  });

  it('can be told by its time', () => {
    const record = aNotified(
      500,
      aNotifiedAlert('a', { delivered: 'pending', at: 400 }),
      aNotifiedAlert('b', { delivered: 'pending', at: 500 }),
    );
    expect(deliveredOf(markUndelivered(record, ({ at }) => at === 500))).toEqual(['a pending', 'b no']);
  });

  it('changes nothing else that is known', () => {
    const alert = aNotifiedAlert('a', {
      delivered: 'pending',
      severity: 'critical',
      at: 7,
      suppressed: { by: 'silence', since: 8 },
    });
    const record = { ...aNotified(500, alert), thread: 't', contentHash: 'c' };
    expect(markUndelivered(record, all)).toEqual({
      thread: 't',
      at: 500,
      contentHash: 'c',
      firing: new Map([['a', { ...alert, delivered: 'no' }]]),
    });
  });

  it('does not change the record that it is told of', () => {
    const record = aNotified(500, aNotifiedAlert('a', { delivered: 'pending' }));
    markUndelivered(record, all);
    expect(deliveredOf(record)).toEqual(['a pending']);
  });

  it('may have named nothing', () => {
    expect(markUndelivered(aNotified(500), all)).toEqual(aNotified(500));
  });
});
