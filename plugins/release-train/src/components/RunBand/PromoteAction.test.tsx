import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReleaseTrainApiError } from '../../api/ReleaseTrainApiError';
import { FakeReleaseTrainApi } from '../../__testUtils__/FakeReleaseTrainApi';
import {
  aGuardReport,
  aPromotion,
  QUORUM_REASON,
  SOAK_REASON,
} from '../../__testUtils__/fixtures';
import { renderTab } from '../../__testUtils__/renderTab';

const button = (name: string | RegExp) => screen.findByRole('button', { name });

describe('promotion', () => {
  it('lists every reason beside the button, which stays within reach and does nothing', async () => {
    const api = new FakeReleaseTrainApi();
    api.guards = aGuardReport([
      SOAK_REASON,
      QUORUM_REASON,
      {
        code: 'OBJECTION',
        message: 'Not LGTM: user:default/dee.',
        params: { count: 1, users: 'user:default/dee' },
      },
      { code: 'FREEZE', message: 'Frozen until the conference is over.' },
    ]);
    await renderTab(api);

    const promote = await button('Promote to prod');
    const reasons = await screen.findByRole('list', {
      name: 'Promotion waits for',
    });
    expect(
      within(reasons)
        .getAllByRole('listitem')
        .map(reason => reason.textContent),
    ).toEqual([
      'soak: 6 calendar days on staging · until Wed 2 Dec, 00:00 PT · in 4 d 18 h',
      '1 of 2 LGTMs',
      'not LGTM yet: dee',
      'Frozen until the conference is over.',
    ]);
    expect(promote).toHaveAttribute('aria-disabled', 'true');
    expect(promote).toHaveAccessibleDescription(/soak.*1 of 2 LGTMs.*dee/);

    promote.focus();
    expect(promote).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(promote);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(api.asked).toEqual([]);
  });

  it('shows what ships and what follows, then asks once', async () => {
    const user = userEvent.setup();
    const api = new FakeReleaseTrainApi();
    api.guards = aGuardReport();
    await renderTab(api);

    const heading = await screen.findByRole('heading', {
      name: 'Ready to promote to prod',
    });
    await screen.findByText(/Set CORS/);
    await user.click(await button('Promote to prod'));
    const dialog = await screen.findByRole('dialog', {
      name: 'Promote to prod?',
    });
    expect(dialog).toHaveTextContent(
      /What ships.*cd6e725.*revision 1 · 4 changes: 1 feature, 1 fix, 2 without effect/,
    );
    expect(dialog).toHaveTextContent(/Replaces.*0684041/);
    expect(dialog).toHaveTextContent(/Approved by.*ana/);
    expect(dialog).toHaveTextContent('a rollback does not undo them');

    await user.click(
      within(dialog).getByRole('button', { name: 'Promote cd6e725 to prod' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Promoting to prod…' }),
    ).toBe(heading);
    expect(await screen.findByRole('status')).toHaveTextContent(
      'Promotion of cd6e725 to prod has been asked for',
    );
    expect(api.asked).toEqual([
      {
        method: 'createDeployment',
        args: [
          {
            component: 'component:default/explorer',
            environment: 'prod',
            candidateId: 'candidate-1',
            revision: 1,
          },
          { idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/) },
        ],
      },
    ]);
    expect(
      await screen.findByRole('group', { name: 'Deployment progress' }),
    ).toHaveTextContent('cd6e725 to prod: queued · asked for 4 min ago');
    await waitFor(() => expect(heading).toHaveFocus());
  });

  it('keeps the dialog open when a guard refuses, and says every reason', async () => {
    const user = userEvent.setup();
    const api = new FakeReleaseTrainApi();
    api.guards = aGuardReport();
    api.failures.createDeployment = new ReleaseTrainApiError('refused', {
      statusCode: 409,
      code: 'GUARDS_CLOSED',
      reasons: [QUORUM_REASON],
    });
    await renderTab(api);

    const promote = await button('Promote to prod');
    await screen.findByRole('heading', { name: 'Ready to promote to prod' });
    await user.click(promote);
    const confirm = await button('Promote cd6e725 to prod');
    await user.click(confirm);
    expect(await screen.findByRole('alert')).toHaveTextContent('1 of 2 LGTMs');
    await user.click(confirm);
    await waitFor(() => expect(api.asked).toHaveLength(2));
    expect(api.asked[0].args[1]).toEqual(api.asked[1].args[1]);

    await user.click(await button('Not now'));
    await waitFor(() => expect(promote).toHaveFocus());
  });

  it('does not pretend to know when the guards cannot be asked', async () => {
    const api = new FakeReleaseTrainApi();
    api.failures.explainGuards = new Error('down');
    await renderTab(api);
    expect(
      await screen.findByText('an answer: the guards could not be asked'),
    ).toBeVisible();
    expect(await button('Promote to prod')).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });
});

describe('a deployment under way', () => {
  it('shows how far it is, where to look, and can be cancelled', async () => {
    const user = userEvent.setup();
    const api = new FakeReleaseTrainApi();
    api.deployments = [aPromotion()];
    await renderTab(api);

    const progress = await screen.findByRole('group', {
      name: 'Deployment progress',
    });
    expect(progress).toHaveTextContent(
      'cd6e725 to prod: running · started 3 min ago',
    );
    expect(
      within(progress).getByRole('link', { name: /Open the run/ }),
    ).toHaveAttribute('href', expect.stringContaining('/actions/runs/18'));

    await user.click(await button('Cancel deployment…'));
    const dialog = await screen.findByRole('dialog', {
      name: 'Cancel the deployment to prod?',
    });
    await user.type(
      within(dialog).getByRole('textbox', { name: 'Reason (optional)' }),
      'wrong cluster',
    );
    await user.click(
      within(dialog).getByRole('button', { name: 'Cancel the deployment' }),
    );
    await waitFor(() =>
      expect(progress).toHaveTextContent('cd6e725 to prod: being cancelled'),
    );
    expect(api.asked).toEqual([
      {
        method: 'cancelDeployment',
        args: [
          '01KB5P0000000000000000DEP2',
          { version: 6, reason: 'wrong cluster' },
        ],
      },
    ]);
    await waitFor(() =>
      expect(
        screen.getByRole('heading', { name: 'Promoting to prod…' }),
      ).toHaveFocus(),
    );
  });

  it('asks a human what became of it, and why they think so', async () => {
    const user = userEvent.setup();
    const api = new FakeReleaseTrainApi();
    api.deployments = [
      aPromotion({
        state: 'needs_human',
        detail: 'Two runs answer to the key.',
      }),
    ];
    await renderTab(api);

    expect(
      await screen.findByRole('heading', {
        name: 'The deployment to prod needs a human',
      }),
    ).toBeVisible();
    expect(screen.getByText(/Two runs answer to the key/)).toBeVisible();
    await user.click(await button('Settle…'));
    const dialog = await screen.findByRole('dialog', {
      name: 'What became of the deployment to prod?',
    });
    const settle = within(dialog).getByRole('button', { name: 'Settle it' });
    await user.click(settle);
    expect(api.asked).toEqual([]);

    await user.click(within(dialog).getByRole('radio', { name: 'It failed' }));
    await user.type(
      within(dialog).getByRole('textbox', { name: /How do you know/ }),
      'both runs are red',
    );
    await user.click(settle);
    await waitFor(() =>
      expect(api.asked).toEqual([
        {
          method: 'settleDeployment',
          args: [
            '01KB5P0000000000000000DEP2',
            { version: 6, outcome: 'failed', reason: 'both runs are red' },
          ],
        },
      ]),
    );
    expect(
      await screen.findByText(/The last deployment to prod ended: failed/),
    ).toBeVisible();
  });
});
