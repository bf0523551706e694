import { aMessage } from '@signalbox/sdk/testing';
import { describe, expect, it } from 'vitest';
import { anHttpTransport, aSendTransport } from '../testing/delivery-builders.ts';
import { previewRequest } from './preview-request.ts';

describe('what would leave the house', () => {
  const message = aMessage({ id: 'd7', parts: { text: 'full' } });

  it('is the request of a transport that is reached by HTTP, made with its options', () => {
    const transport = anHttpTransport({
      request: ({ id, parts }, options) => ({
        method: 'PUT',
        url: 'http://wire.example/',
        json: { id, parts, options },
      }),
    });
    expect(previewRequest({ transport, options: { room: 'ops' } }, message)).toEqual({
      method: 'PUT',
      url: 'http://wire.example/',
      json: { id: 'd7', parts: { text: 'full' }, options: { room: 'ops' } },
    });
  });

  it('is what another transport shows in place of one, and nothing is sent', () => {
    let sent = 0;
    const transport = {
      ...aSendTransport(async () => {
        sent += 1;
        return { type: 'ok' };
      }),
      preview: (shown: typeof message, options: unknown) => [shown.id, options],
    };
    expect(previewRequest({ transport, options: { to: 'ops' } }, message)).toEqual(['d7', { to: 'ops' }]);
    expect(sent).toBe(0);
  });

  it('may be nothing', () => {
    const transport = { ...aSendTransport(), preview: () => undefined };
    expect(previewRequest({ transport, options: {} }, message)).toBeUndefined();
  });
});
