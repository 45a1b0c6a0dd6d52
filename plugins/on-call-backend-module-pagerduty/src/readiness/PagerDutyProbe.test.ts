import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { StandInPagerDuty } from '../__testUtils__/StandInPagerDuty';
import { PagerDutyClient } from '../client/PagerDutyClient';
import type { PagerDutyAccount } from '../config/settings';
import { CatalogPeople } from '../people/CatalogPeople';
import { PagerDutyProbe } from './PagerDutyProbe';

const ana = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ana', namespace: 'default' },
  spec: { profile: { email: 'ana@example.com' } },
};

describe('PagerDutyProbe', () => {
  let pagerDuty: StandInPagerDuty;
  beforeEach(async () => {
    pagerDuty = await StandInPagerDuty.start();
  });
  afterEach(() => pagerDuty.stop());

  const look = (token: string) => {
    const account: PagerDutyAccount = {
      path: 'onCall.pagerDuty.accounts[0]',
      apiUrl: pagerDuty.url,
      eventsUrl: pagerDuty.url,
      token,
      webhookSecrets: [],
    };
    const probe = PagerDutyProbe.create({
      settings: {
        accounts: [account],
        rotations: new Map(),
        refreshMs: 60_000,
        requestTimeoutMs: 200,
      },
      people: CatalogPeople.create({
        catalog: catalogServiceMock({ entities: [ana] }),
        auth: mockServices.auth(),
      }),
      clientOf: it => PagerDutyClient.create({ account: it, timeoutMs: 200 }),
    });
    return probe.look('user:default/ana', account, AbortSignal.timeout(10_000));
  };

  it.each([
    ['fails', { status: 500 }],
    ['does not answer', undefined],
    [
      'asks for a long pause',
      { status: 429, headers: { 'retry-after': '600' } },
    ],
  ])('has whoever asks look again when PagerDuty %s', async (what, answer) => {
    pagerDuty.answer = () => answer;
    await expect(
      look(`token ${what}`.replace(/ /g, '-')),
    ).rejects.toMatchObject({ name: 'PagerDutyError' });
  });

  it('answers what another look would find again', async () => {
    pagerDuty.answer = () => ({ status: 403 });
    expect((await look('without-rights')).works).toEqual({
      state: 'unknown',
      detail: expect.stringMatching(/403/),
    });
    pagerDuty.answer = () => ({ body: { users: [], more: false } });
    expect((await look('of-nobody')).works.state).toBe('no');
  });
});
