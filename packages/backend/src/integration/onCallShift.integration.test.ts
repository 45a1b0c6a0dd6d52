import {
  createOnCallHttpClient,
  type OnCallHttpClient,
} from '@signalbox/backstage-plugin-on-call-common';
import { type Sandbox, startSandbox } from '@signalbox/sandbox';
import { Person } from '../story/Person';
import { Portal } from './__testUtils__/Portal';
import {
  createTestDatabase,
  DATABASE_KINDS,
  type TestDatabase,
} from './__testUtils__/TestDatabase';
import { until } from './__testUtils__/until';

jest.setTimeout(5 * 60_000);

// The shift of the week from Monday 16 to Monday 23 November 2026, counted from the example's anchor.
const shiftId = 'single-cell:38';
const nextShiftId = 'single-cell:39';

describe.each(DATABASE_KINDS)('a shift in the portal on %s', kind => {
  let sandbox: Sandbox;
  let database: TestDatabase;
  let portal: Portal;
  let primary: Person;
  let next: Person;

  function onCallOf(person: Person): OnCallHttpClient {
    return createOnCallHttpClient({
      baseUrl: `${portal.url}/api/on-call`,
      fetch: (url, init) => person.fetch(url.slice(portal.url.length), init),
    });
  }

  async function loginOf({ userRef }: Person): Promise<string> {
    const name = userRef.split('/')[1];
    const response = await primary.fetch(
      `/api/catalog/entities/by-name/user/default/${name}`,
    );
    const { metadata } = (await response.json()) as {
      metadata: { annotations: Record<string, string> };
    };
    return metadata.annotations['github.com/user-login'];
  }

  beforeAll(async () => {
    sandbox = await startSandbox({
      port: 0,
      now: new Date('2026-11-18T18:00:00Z'),
      speed: 'manual',
      commitsFile: false,
    });
    database = await createTestDatabase(kind);
    portal = await Portal.create({ sandboxUrl: sandbox.url, database });
    await portal.start();
    const dee = await Person.signIn(portal.url, 'user:default/dee');
    const primaryOf = (shift: string) =>
      until(`the primary of ${shift}`, async () => {
        const { data } = await onCallOf(dee).GET('/shifts/{shiftId}/book', {
          params: { path: { shiftId: shift } },
        });
        return data?.primary;
      });
    primary = await Person.signIn(portal.url, await primaryOf(shiftId));
    next = await Person.signIn(portal.url, await primaryOf(nextShiftId));
  }, 120_000);

  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
    await database?.drop();
  });

  it('C4 shows what GitHub tells of the next primary, and of their token what it lacks', async () => {
    const onCall = onCallOf(next);
    const path = { userRef: 'me', checkId: 'github-token' };
    const check = await until('a look at GitHub', async () => {
      const { data } = await onCall.GET('/readiness/{userRef}', {
        params: { path },
      });
      const found = data?.checks.find(({ id }) => id === path.checkId);
      return found?.assigned.state === 'yes' ? found : undefined;
    });
    const login = await loginOf(next);
    expect(check).toMatchObject({
      machine: true,
      takesToken: true,
      assigned: { by: 'machine', detail: `${login} has write access.` },
      works: { state: 'unknown' },
    });
    const look = async (token: string) => {
      const { data } = await onCall.POST(
        '/readiness/{userRef}/{checkId}/look',
        {
          params: { path },
          body: { token },
        },
      );
      return data!.checks.find(({ id }) => id === path.checkId)!.works;
    };
    expect(await look(`login:${login};scopes=repo,workflow`)).toMatchObject({
      state: 'no',
      detail: 'The token lacks the scopes admin:repo_hook.',
    });
    expect(await look(`login:${login};sso=off`)).toMatchObject({
      state: 'no',
      detail: 'SSO is not enabled for the token in example-org.',
    });
    expect(await look(`login:${login}`)).toMatchObject({
      state: 'yes',
      by: 'machine',
    });
    expect(portal.output).not.toContain(`login:${login}`);
  });

  it('C4 drafts the handoff with what the release train has open, and has the next primary acknowledge it', async () => {
    const lock = await primary.releaseTrain.POST('/locks', {
      body: {
        component: 'component:default/explorer',
        environment: 'staging',
        reason: 'a load test',
      },
    });
    expect(lock.response.status).toBe(201);
    const path = { shiftId };
    const draft = await until('a draft with the lock', async () => {
      const { data } = await onCallOf(primary).GET(
        '/shifts/{shiftId}/handoff',
        {
          params: { path },
        },
      );
      const section = data?.draft.find(
        ({ title }) => title === 'Locked environments',
      );
      return section?.items.length ? data : undefined;
    });
    expect(draft.draft.every(({ problem }) => problem === undefined)).toBe(
      true,
    );
    expect(draft.draftMarkdown).toContain(
      `- [explorer staging is locked: a load test](${portal.url}/catalog/default/component/explorer/release-train)`,
    );

    const written = await onCallOf(primary).PUT('/shifts/{shiftId}/handoff', {
      params: { path },
      body: { markdown: draft.draftMarkdown, version: draft.version },
    });
    expect(written.data).toMatchObject({ state: 'written', version: 1 });
    const acknowledge = (person: Person) =>
      onCallOf(person).POST('/shifts/{shiftId}/handoff/acknowledge', {
        params: { path },
        body: { version: 1 },
      });
    expect((await acknowledge(primary)).response.status).toBe(403);
    expect((await acknowledge(next)).data).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: next.userRef,
    });
  });
});
