import { describe, expect, it } from 'vitest';
import { plain } from '../testing/paints.ts';
import { whatToTry } from './what-to-try.ts';

const PLACES = {
  server: 'http://127.0.0.1:8080',
  simulator: 'http://127.0.0.1:8090',
  room: '1234567',
  config: 'configs/demo/signalbox.yaml',
  credentials: 'mackerel:demo-password',
};

describe('what the demo prints', () => {
  it('has the room to open, and the files to edit', () => {
    const text = whatToTry(PLACES, plain);
    expect(text).toContain('\n      http://127.0.0.1:8090/\n');
    expect(text).toContain('Edit configs/demo/templates/shop.hbs:');
    expect(text).toContain('Edit configs/demo/signalbox.yaml:');
    expect(text).toContain('http://127.0.0.1:8090/simulator/rooms/1234567/messages');
  });

  it('has a command that can be copied, with a payload that is JSON', () => {
    const text = whatToTry(PLACES, plain);
    expect(text).toContain('curl -u mackerel:demo-password http://127.0.0.1:8080/in/mackerel -H');
    for (const [, payload = ''] of text.matchAll(/-d '([^']*)'/g)) expect(() => JSON.parse(payload)).not.toThrow();
  });

  it('has no credentials where the source asks for none', () => {
    expect(whatToTry({ ...PLACES, credentials: undefined }, plain)).toContain('curl http://127.0.0.1:8080/in/mackerel');
  });
});
