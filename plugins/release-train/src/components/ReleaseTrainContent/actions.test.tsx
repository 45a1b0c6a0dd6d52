import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReleaseTrainApiError } from '../../api/ReleaseTrainApiError';
import { FakeReleaseTrainApi } from '../../__testUtils__/FakeReleaseTrainApi';
import {
  aCandidate,
  aGuardReport,
  aMatrix,
  anEnvironment,
  aRun,
  CANDIDATE_SHA,
  COMPONENT,
  NOW,
  PROD_SHA,
  QUORUM_REASON,
  SOAK_REASON,
} from '../../__testUtils__/fixtures';
import { renderTab } from '../../__testUtils__/renderTab';

const collecting = () =>
  aRun({ state: 'collecting', candidates: [], version: 3 });

const lastAsked = (api: FakeReleaseTrainApi) => api.asked.at(-1);

async function choose(menu: string, item: string) {
  await userEvent.click(await screen.findByRole('button', { name: menu }));
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
  return screen.findByRole('dialog');
}

describe('holds', () => {
  it('have the cut wait for a pull request, and are lifted', async () => {
    const api = new FakeReleaseTrainApi();
    api.runs = [collecting()];
    await renderTab(api);
    await userEvent.click(await screen.findByRole('button', { name: 'Hold…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/Number of the pull/), '#12');
    await userEvent.type(dialog.getByLabelText(/Why/), 'A customer waits');
    await userEvent.click(dialog.getByRole('button', { name: 'Hold the cut' }));
    expect(lastAsked(api)).toEqual({
      method: 'createHold',
      args: [
        'run-1',
        {
          component: COMPONENT,
          pullNumber: 12,
          reason: 'A customer waits',
        },
      ],
    });
    const list = await screen.findByRole('list', {
      name: 'The cut waits for',
    });
    expect(list).toHaveTextContent('#12 Pull request 12');
    await userEvent.click(
      screen.getByRole('button', { name: 'Lift the hold on #12' }),
    );
    expect(
      await screen.findByText('The cut waits for nothing.'),
    ).toBeInTheDocument();
  });

  it('say why they were refused, and keep what was typed', async () => {
    const api = new FakeReleaseTrainApi();
    api.runs = [collecting()];
    api.failures.createHold = new Error('pullNumber: there is no 12');
    await renderTab(api);
    await userEvent.click(await screen.findByRole('button', { name: 'Hold…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/Number of the pull/), '12');
    await userEvent.click(dialog.getByRole('button', { name: 'Hold the cut' }));
    expect(await dialog.findByText(/there is no 12/)).toBeInTheDocument();
    expect(dialog.getByLabelText(/Number of the pull/)).toHaveValue('12');
  });

  it('are not offered to who may not', async () => {
    const api = new FakeReleaseTrainApi();
    api.runs = [
      { ...collecting(), may: { hold: false, manage: false, promote: false } },
    ];
    await renderTab(api);
    expect(
      await screen.findByText('The cut waits for nothing.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Hold…' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'More actions' })).toBeNull();
  });
});

describe('more actions', () => {
  it('cut now', async () => {
    const api = new FakeReleaseTrainApi();
    api.runs = [collecting()];
    await renderTab(api);
    const dialog = within(await choose('More actions', 'Cut now…'));
    await userEvent.type(dialog.getByLabelText(/Why/), 'Holidays');
    await userEvent.click(dialog.getByRole('button', { name: 'Cut now' }));
    expect(lastAsked(api)).toEqual({
      method: 'cutRun',
      args: ['run-1', { version: 3, reason: 'Holidays' }],
    });
  });

  it('pin another revision of this component', async () => {
    const api = new FakeReleaseTrainApi();
    await renderTab(api);
    const dialog = within(
      await choose('More actions', 'Pin another revision…'),
    );
    await userEvent.type(dialog.getByLabelText(/Why/), 'Wrong total');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Pin another revision' }),
    );
    expect(lastAsked(api)?.args).toEqual([
      'run-1',
      {
        version: 7,
        reason: 'Wrong total',
        components: [{ component: COMPONENT }],
      },
    ]);
  });

  it('leave the candidate out, and veto it', async () => {
    const api = new FakeReleaseTrainApi();
    await renderTab(api);
    const dialog = within(await choose('More actions', 'Leave out…'));
    await userEvent.click(dialog.getByRole('checkbox', { name: /Veto it/ }));
    await userEvent.type(dialog.getByLabelText(/Why/), 'It eats memory');
    await userEvent.click(dialog.getByRole('button', { name: 'Leave out' }));
    expect(lastAsked(api)).toEqual({
      method: 'rejectCandidate',
      args: [
        'candidate-1',
        { version: 4, reason: 'It eats memory', veto: true },
      ],
    });
  });

  it('cancel the run', async () => {
    const api = new FakeReleaseTrainApi();
    await renderTab(api);
    const dialog = within(await choose('More actions', 'Cancel the run…'));
    await userEvent.type(dialog.getByLabelText(/Why/), 'The database moves');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Cancel the run' }),
    );
    expect(lastAsked(api)).toEqual({
      method: 'cancelRun',
      args: ['run-1', { version: 7, reason: 'The database moves' }],
    });
  });

  it('begin a hot-fix', async () => {
    const api = new FakeReleaseTrainApi();
    await renderTab(api);
    const dialog = within(await choose('More actions', 'Hot-fix…'));
    await userEvent.type(
      dialog.getByLabelText(/Full sha of the fix/),
      CANDIDATE_SHA,
    );
    await userEvent.type(dialog.getByLabelText(/Why/), 'Nobody can log in');
    await userEvent.click(dialog.getByRole('button', { name: 'Hot-fix' }));
    expect(lastAsked(api)).toEqual({
      method: 'beginHotfix',
      args: [
        'single-cell',
        {
          component: COMPONENT,
          sha: CANDIDATE_SHA,
          reason: 'Nobody can log in',
        },
      ],
    });
  });
});

describe('environments', () => {
  it('are locked with a reason, and unlocked', async () => {
    const api = new FakeReleaseTrainApi();
    await renderTab(api);
    const dialog = within(await choose('Actions on prod', 'Lock…'));
    await userEvent.type(dialog.getByLabelText(/Why/), 'Audit');
    await userEvent.click(dialog.getByRole('button', { name: 'Lock' }));
    expect(lastAsked(api)).toEqual({
      method: 'lock',
      args: [{ component: COMPONENT, environment: 'prod', reason: 'Audit' }],
    });
  });

  it('show their lock, and lift it', async () => {
    const api = new FakeReleaseTrainApi();
    api.matrix = aMatrix([
      anEnvironment({
        name: 'prod',
        lock: {
          id: 'lock-1',
          component: COMPONENT,
          environment: 'prod',
          reason: 'Audit',
          owner: 'user:default/dee',
          at: NOW,
          cause: 'person',
        },
        freeze: { name: 'New year' },
      }),
    ]);
    await renderTab(api);
    expect(await screen.findByText('locked: Audit')).toBeInTheDocument();
    expect(screen.getByText('frozen: New year')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Actions on prod' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Lift the lock' }),
    );
    await waitFor(() =>
      expect(lastAsked(api)).toEqual({ method: 'liftLock', args: ['lock-1'] }),
    );
  });

  it('are rolled back to a verified revision, once', async () => {
    const api = new FakeReleaseTrainApi();
    api.rollback = {
      ...api.rollback,
      targets: [
        { sha: PROD_SHA, at: NOW },
        { sha: 'b'.repeat(40), at: NOW },
      ],
      warnings: [
        {
          code: 'SCHEMA_STAYS',
          message: 'Migrations stay.',
          params: { environment: 'prod' },
        },
      ],
    };
    await renderTab(api);
    const dialog = within(await choose('Actions on prod', 'Roll back…'));
    expect(
      await dialog.findByText(/Migrations ran when the newer revision/),
    ).toBeInTheDocument();
    await userEvent.selectOptions(
      dialog.getByLabelText('Brings back'),
      'b'.repeat(40),
    );
    await userEvent.type(dialog.getByLabelText(/Why/), 'It is slow');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Roll back prod' }),
    );
    expect(lastAsked(api)).toEqual({
      method: 'rollBack',
      args: [
        {
          component: COMPONENT,
          environment: 'prod',
          reason: 'It is slow',
          sha: 'b'.repeat(40),
        },
        { idempotencyKey: expect.any(String) },
      ],
    });
  });
});

describe('manual test cases', () => {
  const withCases = () => {
    const api = new FakeReleaseTrainApi();
    api.runs = [
      aRun({
        candidates: [
          aCandidate({
            checklist: { total: 2, passed: 0, failed: 0, skipped: 0 },
          }),
        ],
      }),
    ];
    api.checklist = {
      ...api.checklist,
      items: [
        { id: 'one', environment: 'staging', title: 'Breadcrumbs load' },
        { id: 'two', environment: 'staging', title: 'Lasso' },
      ],
    };
    return api;
  };

  it('pass by one choice, and count', async () => {
    const api = withCases();
    await renderTab(api);
    const result = await screen.findByRole('combobox', {
      name: 'Result of Breadcrumbs load',
    });
    expect(screen.getByText('0 of 2 done')).toBeInTheDocument();
    await userEvent.selectOptions(result, 'passed');
    expect(await screen.findByText('1 of 2 done')).toBeInTheDocument();
    expect(lastAsked(api)?.args[1]).toEqual({
      revision: 1,
      environment: 'staging',
      itemId: 'one',
      result: 'pass',
    });
  });

  it('fail with a note only', async () => {
    const api = withCases();
    await renderTab(api);
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'Result of Lasso' }),
      'failed',
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(api.asked).toEqual([]);
    await userEvent.type(dialog.getByLabelText(/What went wrong/), 'Blank');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(lastAsked(api)?.args[1]).toMatchObject({
      itemId: 'two',
      result: 'fail',
      note: 'Blank',
    });
  });

  it('are for those who may', async () => {
    const api = withCases();
    api.checklist.mayTick = false;
    await renderTab(api);
    expect(
      await screen.findByRole('combobox', { name: 'Result of Lasso' }),
    ).toBeDisabled();
  });
});

describe('promoting', () => {
  const open = { state: 'approved' as const };
  const other = aCandidate({
    ...open,
    id: 'candidate-2',
    component: 'component:default/infra',
  });

  it('takes the whole train, in one request', async () => {
    const api = new FakeReleaseTrainApi();
    api.guards = aGuardReport();
    api.runs = [
      aRun({ state: 'ready', candidates: [other, aCandidate(open)] }),
    ];
    await renderTab(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Promote to prod' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByRole('radio', { name: 'The whole train: infra, explorer' }),
    ).toBeChecked();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Promote the train to prod' }),
    );
    expect(lastAsked(api)).toEqual({
      method: 'promoteRun',
      args: [
        'run-1',
        {
          candidates: [
            { candidateId: 'candidate-2', revision: 1 },
            { candidateId: 'candidate-1', revision: 1 },
          ],
        },
      ],
    });
  });

  it('says what should be known before, and every reason of a refusal', async () => {
    const api = new FakeReleaseTrainApi();
    api.guards = {
      ...aGuardReport(),
      warnings: [
        {
          code: 'AFTER_CUT_OFF',
          message: 'It is late.',
          params: { time: '17:07', cutOff: '10:00' },
        },
      ],
    };
    api.failures.createDeployment = new ReleaseTrainApiError('Refused', {
      statusCode: 409,
      reasons: [QUORUM_REASON],
    });
    api.runs = [aRun({ state: 'ready', candidates: [aCandidate(open)] })];
    await renderTab(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Promote to prod' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/It is 17:07, after/)).toBeInTheDocument();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Promote cd6e725 to prod' }),
    );
    expect(await dialog.findByText('1 of 2 LGTMs')).toBeInTheDocument();
  });

  it('passes by guards for who may, with a reason', async () => {
    const api = new FakeReleaseTrainApi();
    api.guards = {
      ...aGuardReport([SOAK_REASON, QUORUM_REASON]),
      override: { permitted: true, codes: ['SOAK', 'QUORUM'] },
    };
    await renderTab(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Pass by and promote…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByLabelText(/Why is this right/),
      'The site is down',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Promote cd6e725 to prod' }),
    );
    expect(lastAsked(api)?.args[0]).toMatchObject({
      candidateId: 'candidate-1',
      override: { codes: ['SOAK', 'QUORUM'], reason: 'The site is down' },
    });
  });
});
