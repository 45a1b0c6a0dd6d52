import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReleaseTrainApiError } from '../../api/ReleaseTrainApiError';
import { FakeReleaseTrainApi } from '../../__testUtils__/FakeReleaseTrainApi';
import { aCandidate, aRun, BO } from '../../__testUtils__/fixtures';
import { renderTab } from '../../__testUtils__/renderTab';

const approvals = () => screen.findByRole('region', { name: 'Approvals' });
const words = async () =>
  within(await screen.findByRole('list', { name: 'Who has spoken' }))
    .getAllByRole('listitem')
    .map(item => item.textContent);

describe('approvals', () => {
  it('takes an LGTM with a comment, and undoes it', async () => {
    const user = userEvent.setup();
    const api = new FakeReleaseTrainApi();
    await renderTab(api);

    const panel = await approvals();
    await user.type(
      await within(panel).findByRole('textbox', { name: 'Comment (optional)' }),
      'lasso works',
    );
    const lgtm = within(panel).getByRole('button', { name: 'LGTM' });
    await user.click(lgtm);
    await waitFor(async () =>
      expect(await words()).toContainEqual(
        expect.stringMatching(/^cyLGTM.*Take back“lasso works”/),
      ),
    );
    expect(api.asked[0]).toEqual({
      method: 'putApproval',
      args: [
        'candidate-1',
        { verdict: 'lgtm', comment: 'lasso works', revision: 1 },
      ],
    });
    expect(lgtm).toHaveFocus();
    expect(lgtm).toHaveAccessibleDescription('You have said LGTM');
    expect(screen.getByRole('status')).toHaveTextContent(
      'Your LGTM counts for cd6e725',
    );

    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await words()).toHaveLength(1));
    expect(api.asked[1].method).toBe('deleteApproval');
    expect(screen.getByRole('status')).toHaveTextContent(
      'Your word is taken back',
    );
  });

  it('takes an objection only with a comment, and takes it back', async () => {
    const user = userEvent.setup();
    const api = new FakeReleaseTrainApi();
    await renderTab(api);

    const panel = await approvals();
    await user.click(
      await within(panel).findByRole('button', { name: 'Not yet…' }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'Not LGTM yet' });
    const object = within(dialog).getByRole('button', { name: 'Object' });
    await user.click(object);
    expect(api.asked).toEqual([]);
    await user.type(
      within(dialog).getByRole('textbox', { name: /What is wrong/ }),
      'the lasso selects nothing',
    );
    await user.click(object);
    await waitFor(async () =>
      expect(await words()).toContainEqual(
        expect.stringMatching(/^cyNot LGTM yet.*the lasso selects nothing/),
      ),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );

    await user.click(
      within(panel).getByRole('button', { name: 'Take back your word' }),
    );
    await waitFor(async () => expect(await words()).toHaveLength(1));
    expect(within(panel).getByRole('button', { name: 'LGTM' })).toHaveFocus();
  });

  it('tells the author why not, and lets them object', async () => {
    const user = userEvent.setup();
    const api = new FakeReleaseTrainApi();
    api.me = BO;
    api.runs = [
      aRun({
        candidates: [
          aCandidate({
            eligibility: {
              mayApprove: false,
              reasons: [
                { code: 'APPROVAL_BY_AUTHOR', message: 'You wrote it.' },
              ],
            },
          }),
        ],
      }),
    ];
    await renderTab(api);

    const panel = await approvals();
    const lgtm = await within(panel).findByRole('button', { name: 'LGTM' });
    expect(lgtm).toHaveAttribute('aria-disabled', 'true');
    expect(lgtm).toHaveAccessibleDescription(
      'You wrote this candidate: somebody else approves it',
    );
    await user.click(lgtm);
    expect(api.asked).toEqual([]);
    await user.click(within(panel).getByRole('button', { name: 'Not yet…' }));
    expect(
      await screen.findByRole('dialog', { name: 'Not LGTM yet' }),
    ).toBeVisible();
  });

  it('says when a word was not taken', async () => {
    const user = userEvent.setup();
    const api = new FakeReleaseTrainApi();
    api.failures.putApproval = new ReleaseTrainApiError(
      'Revision 1 has been replaced',
      { statusCode: 409 },
    );
    await renderTab(api);
    await user.click(await screen.findByRole('button', { name: 'LGTM' }));
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(
        'Your word was not taken: Revision 1 has been replaced',
      ),
    );
  });
});
