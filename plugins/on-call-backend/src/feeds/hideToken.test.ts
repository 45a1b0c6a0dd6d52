import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { createRouter } from '../router/createRouter';
import { notFound } from '../service/errors';
import type { Feeds } from './Feeds';
import { createFeedsRouter } from './feedsRouter';

/** What the log of requests of a backend has of an address, and what was answered. */
async function logged(address: string) {
  const log: string[] = [];
  const feeds = {
    read: async (token: string) => {
      if (token === 'secret') return 'BEGIN:VCALENDAR';
      throw notFound('calendar feed', 'of this address');
    },
  } as unknown as Feeds;
  const acting = async () => {
    throw new Error('Nobody signs in');
  };
  const app = express();
  // As Backstage's own log of requests does.
  app.use((req, res, next) => {
    res.on('finish', () => log.push(req.originalUrl));
    next();
  });
  app.use(
    '/api/on-call',
    createRouter({
      routers: [
        createFeedsRouter(
          { acting, auditor: mockServices.auditor.mock() },
          feeds,
        ),
      ],
      validateResponses: false,
    }),
  );
  app.use(mockErrorHandler());
  const { status } = await request(app).get(`/api/on-call${address}`);
  return { status, log };
}

describe('the token of a calendar feed', () => {
  it.each([
    ['/calendar/secret.ics', 200],
    ['/calendar/secret-of-old.ics', 404],
    ['/calendar/secret', 404],
    ['/calendar/secret.ics?x=1', 400],
  ])('is not in the log of requests: %s', async (address, expected) => {
    const { status, log } = await logged(address);
    expect(status).toBe(expected);
    expect(log).toEqual(['/api/on-call/calendar/[hidden]']);
  });
});
