import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { ReleaseTrainApiError } from '../../api/ReleaseTrainApiError';
import { FakeReleaseTrainApi } from '../../__testUtils__/FakeReleaseTrainApi';
import {
  aCandidate,
  aDeployment,
  aMatrix,
  anEndedRun,
  anEntity,
  anEnvironment,
  aPromotion,
  aRun,
  CANDIDATE_SHA,
  PROD_SHA,
} from '../../__testUtils__/fixtures';
import { FakeSignals, renderTab } from '../../__testUtils__/renderTab';

const region = (name: string) => screen.findByRole('region', { name });
const violations = async () =>
  (
    await axe.run(document.body, {
      // Colours need a real browser; landmarks and the first heading are the page's.
      rules: {
        'color-contrast': { enabled: false },
        region: { enabled: false },
        'page-has-heading-one': { enabled: false },
      },
    })
  ).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);

describe('the release-train tab', () => {
  it('says first what happens next, in the zones of the team and the reader', async () => {
    await renderTab(new FakeReleaseTrainApi());

    const band = await region('Release train run');
    expect(
      within(band).getByRole('heading', {
        name: 'Ready on Wednesday 10:00 PT',
      }),
    ).toBeVisible();
    expect(band).toHaveTextContent('Train single-cell · run of Thu 26 Nov');
    expect(band).toHaveTextContent('19:00 your time · in 5 d 4 h');
    const stops = within(
      within(band).getByRole('list', { name: 'Stops of the run' }),
    ).getAllByRole('listitem');
    expect(stops.map(stop => stop.textContent)).toEqual([
      'doneHold call Thu 08:00 PT',
      'doneCut Thu 10:00 PT',
      'doneStaging Thu 10:12 PT',
      'nowSoaking, day 2 of 6 until Wed 00:00 PT',
      'aheadLGTM call Wed 08:00 PT',
      'aheadProd Wed 10:00 PT',
      'aheadVerified ',
    ]);
  });

  it('shows what is where, who approved and what ships, without a violation of axe', async () => {
    await renderTab(new FakeReleaseTrainApi());

    const environments = await region('What is where');
    const staging = await within(environments).findByRole('row', {
      name: /^staging/,
    });
    expect(staging).toHaveTextContent('this run’s candidate');
    expect(
      await within(staging).findByText(/workflow, by train/),
    ).toBeVisible();
    expect(
      within(environments).getByRole('row', { name: /^dev/ }),
    ).toHaveTextContent(/dev.explorer.example.com said dbbcef3 · 4\d s ago/);
    expect(
      within(environments).getByRole('row', { name: /^prod/ }),
    ).toHaveTextContent('migrations run on deploy');

    const approvals = await region('Approvals');
    expect(
      within(approvals).getByRole('heading', { name: /cd6e725.*revision 1/ }),
    ).toBeVisible();
    expect(
      within(approvals).getByRole('list', { name: 'Who has spoken' }),
    ).toHaveTextContent(/ana.*LGTM.*walked the gene-set cases/);
    expect(approvals).toHaveTextContent(
      'One more LGTM of single-cell is needed. Not counted: bo (wrote it), and whoever asks for the promotion.',
    );

    const notes = await region('In this release');
    expect(
      within(notes).getByRole('heading', {
        name: /4 pull requests since prod/,
      }),
    ).toBeVisible();
    expect(
      await within(notes).findByRole('list', { name: 'Features' }),
    ).toHaveTextContent('#1355, Opens in a new window Set CORS for prod [vcp]');
    expect(within(notes).queryByText(/Bump jest/)).not.toBeInTheDocument();
    await userEvent.click(
      within(notes).getByRole('button', {
        name: '2 without effect on the deployed system',
      }),
    );
    expect(within(notes).getByText(/Bump jest/)).toBeVisible();

    expect(await violations()).toEqual([]);
  });

  it('copies the notes as Markdown, with titles as plain text', async () => {
    const user = userEvent.setup();
    const written = jest.spyOn(navigator.clipboard, 'writeText');
    await renderTab(new FakeReleaseTrainApi());

    await user.click(
      await screen.findByRole('button', { name: 'Copy notes as Markdown' }),
    );
    expect(await screen.findByRole('status')).toHaveTextContent('Copied');
    expect(written).toHaveBeenCalledWith(`## explorer cd6e725

### Features

- [#1355](https://github.com/example-org/explorer/pull/1355) Set CORS for prod \\[vcp\\] (engineer-2)

### Fixes

- [#1348](https://github.com/example-org/explorer/pull/1348) Fix the lasso (engineer-2)

### No effect on the deployed system

- [#1362](https://github.com/example-org/explorer/pull/1362) Lint charts (engineer-2)
- [#1363](https://github.com/example-org/explorer/pull/1363) Bump jest (engineer-2)
`);
  });

  it('says where the vendor and our record disagree, and when it was not answered', async () => {
    const api = new FakeReleaseTrainApi();
    api.matrix = aMatrix([
      anEnvironment({
        name: 'prod',
        drift: true,
        recorded: {
          sha: PROD_SHA,
          since: '2026-11-25T18:04:00.000Z',
          deploymentId: 'gone',
        },
        observed: {
          version: 'abc1234',
          at: '2026-11-27T11:00:00.000Z',
          source: 'explorer.example.com',
          error: 'connect ECONNREFUSED',
        },
        activeDeployment: aPromotion(),
      }),
    ]);
    await renderTab(api);

    const prod = await screen.findByRole('row', { name: /^prod/ });
    expect(prod).toHaveTextContent('0684041');
    expect(prod).toHaveTextContent('explorer.example.com says abc1234');
    expect(prod).toHaveTextContent('3 h ago');
    expect(prod).toHaveTextContent(
      'last question failed: connect ECONNREFUSED',
    );
    expect(prod).toHaveTextContent('runningcd6e725');
  });

  it('shows the history of a deployment and gives the focus back', async () => {
    const user = userEvent.setup();
    await renderTab(new FakeReleaseTrainApi());

    const details = await screen.findByRole('button', {
      name: 'Details of cd6e725 to staging',
    });
    await user.click(details);
    const dialog = await screen.findByRole('dialog', {
      name: 'cd6e725 to staging',
    });
    const history = await within(dialog).findByRole('table', {
      name: 'Every state of this deployment',
    });
    expect(history).toHaveTextContent('queuedthe trainEvery guard is open.');
    expect(await violations()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(details).toHaveFocus());
  });

  it('keeps a failure in its panel, and asks again on request', async () => {
    const api = new FakeReleaseTrainApi();
    api.failures.getMatrix = new Error('connect ECONNREFUSED');
    await renderTab(api);

    const environments = await region('What is where');
    expect(await within(environments).findByRole('alert')).toHaveTextContent(
      'This could not be read: connect ECONNREFUSED',
    );
    expect(
      await screen.findByRole('heading', {
        name: 'Ready on Wednesday 10:00 PT',
      }),
    ).toBeVisible();
    expect(await screen.findByText(/Set CORS/)).toBeVisible();

    delete api.failures.getMatrix;
    await userEvent.click(
      within(environments).getByRole('button', { name: 'Try again' }),
    );
    expect(
      await within(environments).findByRole('row', { name: /^staging/ }),
    ).toBeVisible();
    expect(within(environments).queryByRole('alert')).not.toBeInTheDocument();
  });

  it('reads again when something changes, and keeps what it knew, with its age, when it cannot', async () => {
    const api = new FakeReleaseTrainApi();
    const signals = new FakeSignals();
    await renderTab(api, anEntity(), signals);
    const environments = await region('What is where');
    await within(environments).findByRole('row', { name: /^prod/ });

    api.matrix = aMatrix([anEnvironment({ name: 'canary' })]);
    act(() => signals.send({ kind: 'run', component: 'component:default/x' }));
    act(() => signals.send({ kind: 'deployment' }));
    expect(
      await within(environments).findByRole('row', { name: /^canary/ }),
    ).toBeVisible();

    api.failures.getMatrix = new Error('connect ECONNREFUSED');
    act(() => signals.send({ kind: 'deployment' }));
    expect(await within(environments).findByRole('alert')).toHaveTextContent(
      /connect ECONNREFUSED. What you see is from (now|\d+ s ago)/,
    );
    expect(
      within(environments).getByRole('row', { name: /^canary/ }),
    ).toBeVisible();
  });

  it('tells the reader who may not see it', async () => {
    const api = new FakeReleaseTrainApi();
    api.failures.listRuns = new ReleaseTrainApiError('no', { statusCode: 403 });
    await renderTab(api);
    expect(
      await screen.findByText(
        'You may not see the release train of this component',
      ),
    ).toBeVisible();
  });

  it('says that staging failed, and lets it be tried again', async () => {
    const api = new FakeReleaseTrainApi();
    const candidate = aCandidate({ state: 'pinned', stagedAt: undefined });
    api.runs = [aRun({ state: 'staging', candidates: [candidate] })];
    api.deployments = [
      aDeployment({
        state: 'failed',
        active: false,
        environment: 'staging',
        candidateId: candidate.id,
        detail: 'The workflow failed',
      }),
    ];
    await renderTab(api);
    expect(
      await screen.findByRole('heading', {
        name: 'The deployment to staging did not succeed',
      }),
    ).toBeVisible();
    expect(await region('Release train run')).toHaveTextContent(
      'The workflow failed',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Deploy to staging again' }),
    );
    expect(api.asked).toEqual([
      expect.objectContaining({
        method: 'createDeployment',
        args: [
          expect.objectContaining({
            environment: 'staging',
            candidateId: candidate.id,
          }),
          expect.anything(),
        ],
      }),
    ]);
  });

  it('shows what to annotate and what to configure', async () => {
    const api = new FakeReleaseTrainApi();
    api.trains = [];
    api.runs = [];
    const { unmount } = await renderTab(api);
    expect(
      await screen.findByText('No train carries this component'),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Copy the configuration' }),
    ).toBeVisible();
    // What is where is known all the same.
    expect(await region('What is where')).toHaveTextContent('staging');
    unmount();

    await renderTab(api, anEntity({}));
    expect(
      (await screen.findAllByText(/signalbox.dev\/release-train/))[0],
    ).toBeVisible();
  });

  it('says when the first run comes, before there has been one', async () => {
    const api = new FakeReleaseTrainApi();
    api.runs = [];
    await renderTab(api);
    expect(
      await screen.findByRole('heading', {
        name: 'The next run is cut on Thursday 10:00 PT',
      }),
    ).toBeVisible();
    expect(await region('Approvals')).toHaveTextContent(
      'There is no candidate yet',
    );
  });

  it('shows the outcome of the last run while the next is only scheduled', async () => {
    const api = new FakeReleaseTrainApi();
    const next = aRun({
      id: 'run-2',
      state: 'scheduled',
      slotDate: '2026-12-03',
      candidates: [],
    });
    api.runs = [next, anEndedRun()];
    await renderTab(api);
    const band = await region('Release train run');
    expect(
      await within(band).findByRole('heading', {
        name: 'Shipped Wed 25 Nov, 10:04 PT',
      }),
    ).toBeVisible();
    expect(band).toHaveTextContent('Next cut: Thu 3 Dec, 10:00 PT');
    expect(
      within(band).queryByRole('button', { name: /Promote/ }),
    ).not.toBeInTheDocument();
  });

  it('shows a cancelled run as it ended, and asks for nothing more', async () => {
    const api = new FakeReleaseTrainApi();
    api.runs = [anEndedRun({ state: 'cancelled', candidates: [aCandidate()] })];
    await renderTab(api);
    expect(
      await screen.findByRole('heading', { name: 'This run was cancelled' }),
    ).toBeVisible();
    expect(await region('Approvals')).toHaveTextContent('This run has ended.');
    expect(
      screen.queryByRole('button', { name: 'LGTM' }),
    ).not.toBeInTheDocument();
    expect(
      screen
        .getAllByRole('listitem')
        .filter(item => item.textContent?.startsWith('not reached')),
    ).toHaveLength(4);
  });

  it('does not ask for approvals of a component that has no change', async () => {
    const api = new FakeReleaseTrainApi();
    api.runs = [
      aRun({
        candidates: [
          aCandidate({ state: 'unchanged', sha: CANDIDATE_SHA, approvals: [] }),
        ],
      }),
    ];
    await renderTab(api);
    expect(
      await screen.findByRole('heading', {
        name: 'Nothing to ship for this component in this run',
      }),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'LGTM' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /Promote/ }),
    ).not.toBeInTheDocument();
  });
});
