import { createHmac } from 'node:crypto';
import type { Candidate } from '@signalbox/backstage-plugin-release-train-common';
import { type Sandbox, startSandbox } from '@signalbox/sandbox';
import { Person } from '../story/Person';
import { Portal } from './__testUtils__/Portal';
import {
  createTestDatabase,
  DATABASE_KINDS,
  type TestDatabase,
} from './__testUtils__/TestDatabase';
import { until } from './__testUtils__/until';

const CHANNEL = '#single-cell-ops';
const REPOSITORY = 'example-org/single-cell-explorer';
const COMPONENT = 'component:default/explorer';
const PEOPLE = ['bo', 'cy', 'dee', 'eli'];

jest.setTimeout(5 * 60_000);

interface Message {
  ts: string;
  blocks?: Array<{ type: string; elements?: Array<{ action_id?: string }> }>;
}

const slackId = (name: string) => `U0${name.toUpperCase()}`;

describe.each(DATABASE_KINDS)('words from Slack on %s', kind => {
  let sandbox: Sandbox;
  let database: TestDatabase;
  let portal: Portal;
  let ana: Person;
  let candidateId: string;
  /** The LGTM call, and its button. */
  let call: { channel: string; ts: string; actionId: string };
  let author: string;
  let reviewers: string[];

  const runIn = (state: string) =>
    until(`a run that is ${state}`, async () => {
      const { data } = await ana.releaseTrain.GET('/runs', {
        params: { query: { train: 'single-cell', limit: 10 } },
      });
      return data?.items.find(run => run.state === state);
    });

  async function findCall() {
    const response = await fetch(
      `${sandbox.url}/slack/api/conversations.history`,
      {
        method: 'POST',
        headers: { authorization: 'Bearer reader' },
        body: new URLSearchParams({ channel: CHANNEL }),
      },
    );
    const { messages } = (await response.json()) as { messages: Message[] };
    for (const { ts, blocks = [] } of messages) {
      const row = blocks.find(({ type }) => type === 'actions');
      const actionId = row?.elements?.[0].action_id;
      if (actionId) return { channel: CHANNEL, ts, actionId };
    }
    return undefined;
  }

  beforeAll(async () => {
    // A Wednesday, the day before the cut.
    sandbox = await startSandbox({
      port: 0,
      now: new Date('2026-11-18T18:00:00Z'),
      speed: { queuedMs: 50, runMs: 150 },
      commitsFile: false,
    });
    database = await createTestDatabase(kind);
    const environment = (name: string) => ({
      name,
      mechanism: 'github-workflow',
      workflow: 'deploy.yml',
    });
    portal = await Portal.create({
      sandboxUrl: sandbox.url,
      database,
      config: {
        releaseTrain: {
          scheduler: { followInterval: '200ms', observeInterval: '1h' },
          components: [
            {
              entityRef: COMPONENT,
              repository: `${sandbox.url}/${REPOSITORY}`,
              environments: [environment('staging'), environment('prod')],
            },
          ],
          trains: [
            {
              id: 'single-cell',
              timeZone: 'America/Los_Angeles',
              members: [COMPONENT],
              cut: {
                weekday: 'thursday',
                time: '10:00',
                environment: 'staging',
                lead: '2h',
              },
              promote: {
                weekday: 'wednesday',
                time: '10:00',
                environment: 'prod',
                lead: '2h',
              },
              soakDays: 6,
              quorum: 2,
              approvers: 'group:default/single-cell',
              channel: CHANNEL,
            },
          ],
        },
      },
    });
    await portal.start();
    ana = await Person.signIn(portal.url, 'user:default/ana');
    await sandbox.control.setSlackReceiver({
      interactionsUrl: `${portal.url}/api/release-train/slack/interactions`,
      eventsUrl: `${portal.url}/api/release-train/slack/events`,
      signingSecret: 'sandbox-secret',
    });
    await sandbox.control.land({ repository: REPOSITORY, count: 2 });
    await sandbox.control.setClock({ advanceTo: '2026-11-19T18:00:00Z' });
    await runIn('soaking');
    await sandbox.control.setClock({ advanceTo: '2026-11-25T16:00:00Z' });
    const run = await runIn('ready');
    candidateId = run.candidates[0].id;
    call = await until('the LGTM call', findCall);
    const authors = run.candidates[0].authors.flatMap(
      ({ userRef }) => userRef?.split('/')[1] ?? [],
    );
    author = authors.find(name => PEOPLE.includes(name))!;
    reviewers = PEOPLE.filter(name => !authors.includes(name));
  });
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
    await database?.drop();
  });

  const candidateFor = async (person: Person): Promise<Candidate> => {
    const { data } = await person.releaseTrain.GET(
      '/candidates/{candidateId}',
      {
        params: { path: { candidateId } },
      },
    );
    return data!;
  };
  const words = async () => {
    const { approvals } = await candidateFor(ana);
    return approvals.map(
      ({ userRef, verdict, source }) =>
        `${userRef.split('/')[1]} ${verdict} ${source}`,
    );
  };
  const press = (name: string, times?: number) =>
    sandbox.control.pressSlackButton({ ...call, user: slackId(name), times });
  const say = (name: string, text: string, times?: number) =>
    sandbox.control.saySlack({
      channel: CHANNEL,
      threadTs: call.ts,
      user: slackId(name),
      text,
      times,
    });
  const toldTo = async (name: string): Promise<string[]> =>
    (await sandbox.control.slackEphemerals())
      .filter(({ user }) => user === slackId(name))
      .map(({ text }) => text);
  const answerTo = (name: string) =>
    until(`an answer to ${name}`, async () => (await toldTo(name)).at(-1));

  it('are refused when another has signed them, and when they are old', async () => {
    const { now } = await sandbox.control.clock();
    const send = async (path: string, secret: string, ageMs: number) => {
      const body = '{"type":"url_verification","challenge":"abc"}';
      const at = Math.floor((Date.parse(now) - ageMs) / 1000);
      const signature = createHmac('sha256', secret)
        .update(`v0:${at}:${body}`)
        .digest('hex');
      const { status } = await fetch(
        `${portal.url}/api/release-train/slack/${path}`,
        {
          method: 'POST',
          headers: {
            'x-slack-request-timestamp': String(at),
            'x-slack-signature': `v0=${signature}`,
          },
          body,
        },
      );
      return status;
    };
    for (const path of ['interactions', 'events']) {
      expect(await send(path, 'sandbox-secret', 0)).toBe(200);
      expect(await send(path, 'another-secret', 0)).toBe(401);
      expect(await send(path, 'sandbox-secret', 6 * 60_000)).toBe(401);
    }
  });

  it('of the author are refused, for the reason that the portal gives', async () => {
    expect(await press(author)).toEqual({ status: 200 });
    const there = await Person.signIn(portal.url, `user:default/${author}`);
    const { reasons = [] } = (await candidateFor(there)).eligibility ?? {};
    expect(reasons.map(({ code }) => code)).toEqual(['APPROVAL_BY_AUTHOR']);
    expect(await answerTo(author)).toContain(reasons[0].message);
    expect(await words()).toEqual([]);
  });

  it('of somebody whom the catalog does not know are answered with what to do', async () => {
    await press('gus');
    expect(await answerTo('gus')).toContain('`slack.com/user_id: U0GUS`');
    await say('gus', 'LGTM');
    await until('the second answer', async () => {
      return (await toldTo('gus')).length === 2;
    });
    await press('vic');
    expect(await answerTo('vic')).toContain(
      'You are not in the group that approves this train.',
    );
    expect(await words()).toEqual([]);
  });

  it('count once when they are pressed, though delivered twice', async () => {
    const [first] = reviewers;
    expect(await press(first, 2)).toEqual({ status: 200 });
    expect(await answerTo(first)).toContain('1 of 2 LGTMs');
    expect(await words()).toEqual([`${first} lgtm slack`]);
    expect(await toldTo(first)).toHaveLength(1);
  });

  it('count when they are typed in the thread, and the run is promoted', async () => {
    const [first, second] = reviewers;
    const channel = CHANNEL;
    const user = slackId(second);
    await say(second, 'not LGTM yet');
    await sandbox.control.saySlack({ channel, user, text: 'LGTM' });
    await say(second, 'LGTM!!', 2);
    expect(await answerTo(second)).toContain('2 of 2 LGTMs');
    expect(await toldTo(second)).toHaveLength(1);
    expect(await words()).toEqual([
      `${first} lgtm slack`,
      `${second} lgtm slack`,
    ]);
    const { state, revision, approvals, runId } = await candidateFor(ana);
    expect([state, approvals[1].comment]).toEqual(['approved', 'LGTM!!']);

    const { error } = await ana.releaseTrain.POST('/runs/{runId}/promote', {
      params: { path: { runId } },
      body: { candidates: [{ candidateId, revision }] },
    });
    expect(error).toBeUndefined();
    await runIn('shipped');

    // What is in production needs no word any more.
    await press(second);
    await until('the refusal', async () => {
      return (await toldTo(second)).length === 2;
    });
    expect(await answerTo(second)).toMatch(/does not count/);
  });
});
