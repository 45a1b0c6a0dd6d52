import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { GithubClient } from '../client/GithubClient';

/** What a stand-in answers to one request. */
export interface StandInReply {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/**
 * A server that answers as it is told, for what the sandbox does not do by itself: conditional
 * requests, environments with reviewers, lists past GitHub's limit.
 */
export async function startStandIn(
  answer: (request: {
    method: string;
    path: string;
    query: URLSearchParams;
  }) => StandInReply | undefined,
) {
  const requests: Array<Pick<IncomingMessage, 'method' | 'url' | 'headers'>> =
    [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    requests.push({ method, url, headers });
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const path = pathname.replace('/api/v3/repos/o/r', '');
    const reply = answer({ method, path, query: searchParams }) ?? {
      status: 404,
      body: { message: 'Not Found' },
    };
    response.writeHead(reply.status ?? 200, {
      'content-type': 'application/json; charset=utf-8',
      ...reply.headers,
    });
    response.end(
      reply.body === undefined ? undefined : JSON.stringify(reply.body),
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientFor = (token?: string) =>
    GithubClient.fromConfig(
      new ConfigReader({
        integrations: {
          github: [{ host, apiBaseUrl: `http://${host}/api/v3`, token }],
        },
      }),
      { logger: mockServices.logger.mock() },
    );
  return {
    repository: `http://${host}/o/r`,
    requests,
    clientFor,
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
