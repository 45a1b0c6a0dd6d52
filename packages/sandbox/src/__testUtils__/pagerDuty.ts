import { Sandbox } from '../index';

/** An answer of PagerDuty, read to its end. */
export interface PagerDutyAnswer {
  status: number;
  headers: Headers;
  body: any;
}

/** A client of the REST API and the Events API, as plain as can be. */
export function pagerDutyOf(
  { url }: Pick<Sandbox, 'url'>,
  token: string | undefined = 'sandbox-token',
) {
  async function ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<PagerDutyAnswer> {
    const response = await fetch(`${url}/pagerduty${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Token token=${token}` } : {}),
        accept: 'application/vnd.pagerduty+json;version=2',
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text ? JSON.parse(text) : undefined,
    };
  }
  return {
    ask,
    get: (path: string) => ask('GET', path),
    /** As somebody, whom PagerDuty wants to know by e-mail. */
    as: (from: string) => ({
      post: (path: string, body: unknown) => ask('POST', path, body, { from }),
      put: (path: string, body: unknown) => ask('PUT', path, body, { from }),
    }),
  };
}

/** Ana opens an incident. */
export function openIncident(
  pagerDuty: ReturnType<typeof pagerDutyOf>,
  service = 'PDATAPT',
  title = 'It is down',
): Promise<PagerDutyAnswer> {
  return pagerDuty.as('ana@example.com').post('/incidents', {
    incident: {
      type: 'incident',
      title,
      service: { id: service, type: 'service_reference' },
    },
  });
}
