import type { Config } from '@signalbox/core';
import { createHttpClient, type HttpClient, type Proxies } from '@signalbox/sdk';

export interface ClosableHttpClient extends Pick<HttpClient, 'send'> {
  close(): Promise<void>;
}

/** The one way out. Where it may go is asked at every request: `server.egress` can change while it runs. */
export function createLiveHttpClient(version: string, config: () => Config, proxies?: Proxies): ClosableHttpClient {
  const userAgent = `signalbox/${version}`;
  const clients = {
    any: createHttpClient({ userAgent, egress: 'any', proxies }),
    public: createHttpClient({ userAgent, egress: 'public', proxies }),
  };
  return {
    send: (request, options) => clients[config().server.egress].send(request, options),
    async close() {
      await Promise.all([clients.any.close(), clients.public.close()]);
    },
  };
}
