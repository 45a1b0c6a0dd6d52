import {
  aCandidate,
  aPromotion,
  aRun,
  ANA,
  BO,
  COMPONENT,
  CY,
  NOW,
} from '../__testUtils__/fixtures';
import { environmentNames } from './board';
import { clockChanges } from './clockChanges';
import { aRehearsal } from '../__testUtils__/planFixtures';
import { nextActionOf } from './nextAction';
import { groupWaiting, waitingOf, waitsForYou } from './waiting';

const now = Date.parse(NOW);
const kinds = (
  run = aRun(),
  deployments = [] as never[] | ReturnType<typeof aPromotion>[],
) => waitingOf(run, deployments, CY, now).map(({ kind }) => kind);

describe('what a run waits for', () => {
  it('is the soak and the LGTMs at first, the reader’s own among them', () => {
    expect(kinds()).toEqual(['yourLgtm', 'soak']);
  });

  it('stands in the order of its urgency', () => {
    const run = aRun({
      holds: [
        {
          id: 'hold-1',
          runId: 'run-1',
          component: COMPONENT,
          pullNumber: 7,
          title: 'Fix the lasso',
          url: 'https://github.com/example-org/explorer/pull/7',
          askedBy: BO,
          askedAt: NOW,
        },
      ],
      candidates: [
        aCandidate({
          behindProd: ['f'.repeat(40)],
          checklist: { total: 5, passed: 1, failed: 1, skipped: 1 },
          approvals: [
            { userRef: ANA, verdict: 'objection', at: NOW, source: 'portal' },
          ],
        }),
      ],
    });
    expect(kinds(run, [aPromotion({ state: 'needs_human' })])).toEqual([
      'human',
      'objection',
      'failedCases',
      'backMerge',
      'yourLgtm',
      'hold',
      'openCases',
      'soak',
    ]);
  });

  it('is nothing of candidates that have ended or are on their way', () => {
    const candidates = [
      aCandidate({ state: 'unchanged' }),
      aCandidate({ state: 'promoted' }),
      aCandidate({ state: 'vetoed' }),
    ];
    expect(kinds(aRun({ candidates }))).toEqual([]);
  });

  it.each([
    [
      'has spoken',
      {
        approvals: [
          { userRef: CY, verdict: 'lgtm' as const, at: NOW, source: 'portal' },
        ],
      },
    ],
    ['may not', { eligibility: { mayApprove: false, reasons: [] } }],
    ['is not needed any more', { quorum: { needed: 2, counted: 2 } }],
    ['comes before staging', { state: 'pinned' as const }],
  ])('is not the reader’s word when the reader %s', (_, values) => {
    expect(waitsForYou(aCandidate(), CY)).toBe(true);
    expect(waitsForYou(aCandidate(values), CY)).toBe(false);
  });
});

it('puts together what several components wait for alike', () => {
  const other = 'component:default/infra';
  const run = aRun({
    candidates: [aCandidate(), aCandidate({ id: 'other', component: other })],
  });
  expect(
    groupWaiting(waitingOf(run, [], CY, now)).map(({ components, waiting }) => [
      waiting.kind,
      components,
    ]),
  ).toEqual([
    ['yourLgtm', [COMPONENT, other]],
    ['soak', [COMPONENT, other]],
  ]);
});

describe('the next action', () => {
  const approved = aCandidate({
    state: 'approved',
    quorum: { needed: 2, counted: 2 },
    soakedAt: '2026-11-27T08:00:00.000Z',
  });
  const next = (
    run: ReturnType<typeof aRun>,
    deployments: ReturnType<typeof aPromotion>[] = [],
  ) => nextActionOf(run, waitingOf(run, deployments, CY, now), [COMPONENT]);

  it.each([
    ['the reader’s word', aRun(), [], 'yourLgtm'],
    ['a promotion', aRun({ candidates: [approved] }), [], 'promote'],
    [
      'to watch the promotion that was asked for',
      aRun({ candidates: [approved] }),
      [aPromotion()],
      'watch',
    ],
    [
      'to look, for those who may not promote',
      aRun({
        candidates: [approved],
        may: { hold: false, manage: false, promote: false },
      }),
      [],
      'open',
    ],
    [
      'to look, before there is a candidate',
      aRun({ candidates: [] }),
      [],
      'open',
    ],
  ])('is %s', (_, run, deployments, action) => {
    expect(next(run, deployments)).toEqual({ action, component: COMPONENT });
  });
});

it('orders the environments of all members', () => {
  const environments = (...names: string[]) => ({
    component: COMPONENT,
    environments: names.map(name => ({ name } as never)),
  });
  expect(
    environmentNames([
      environments('dev', 'staging', 'prod'),
      environments('dev', 'dev-canary', 'staging', 'prod'),
      environments('prod', 'mirror'),
    ]),
  ).toEqual(['dev', 'dev-canary', 'staging', 'prod', 'mirror']);
});

it('sees the clocks change between two stops: the local time stays, UTC moves', () => {
  const { runs, timeZone } = aRehearsal();
  expect(clockChanges(runs[0], undefined, timeZone)).toEqual([
    undefined,
    { local: '10:00', before: '18:00', after: '17:00' },
  ]);
});
