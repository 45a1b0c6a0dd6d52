import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReadinessCheck } from '@signalbox/backstage-plugin-on-call-common';
import { FakeOnCallApi } from '../../__testUtils__/FakeOnCallApi';
import { ANA, BO, NOW, startOfShift } from '../../__testUtils__/fixtures';
import { aReadiness, someShifts } from '../../__testUtils__/panelFixtures';
import { renderForReader } from '../../__testUtils__/render';
import { violations } from '../../__testUtils__/violations';
import { OnCallApiError } from '../../api/OnCallApiError';
import { OnCallProvider } from '../OnCallProvider';
import { Readiness } from './Readiness';

const TOKEN_CHECK: ReadinessCheck = {
  id: 'github-token',
  title: 'GITHUB_TOKEN',
  description: 'repo, workflow, admin:repo_hook · SSO',
  url: 'https://github.example.com/settings/tokens',
  machine: true,
  takesToken: true,
  assigned: { state: 'unknown', by: 'machine', detail: 'No token was seen' },
  works: { state: 'unknown', by: 'machine', detail: 'No token was seen' },
};

async function renderReadiness(
  api: FakeOnCallApi,
  userRef: string = 'me',
  options: { rotation?: string; may?: (permission: string) => boolean } = {},
) {
  await renderForReader(
    api,
    <OnCallProvider>
      <Readiness
        userRef={userRef}
        rotation={options.rotation ?? 'single-cell'}
      />
    </OnCallProvider>,
    options,
  );
}

const item = (name: string) =>
  screen
    .findByText(name, { selector: 'b' })
    .then(title => title.closest('li') as HTMLElement);

/** How a box of a check stands: what bears the words and their description. */
const chip = (check: HTMLElement, words: string) =>
  within(check)
    .getByText(words)
    .closest('[aria-describedby], li') as HTMLElement;

describe('readiness', () => {
  it('says of a shift that goes on until when it does', async () => {
    const api = new FakeOnCallApi();
    api.readiness = aReadiness({ nextShift: someShifts().items[0] });
    await renderReadiness(api);
    const panel = await screen.findByRole('region', { name: 'Readiness' });
    await waitFor(() =>
      expect(panel).toHaveTextContent(/Your shift: Primary, until Mon 30 Nov/),
    );
    expect(panel).not.toHaveTextContent('Next shift');
  });

  it('C4 says first how much is open, then of each check what is assigned and what works', async () => {
    const api = new FakeOnCallApi();
    const [first, second] = aReadiness().checks;
    api.readiness = aReadiness({
      nextShift: {
        ...someShifts().items[0],
        start: startOfShift(43),
        current: false,
      },
      checks: [
        {
          ...first,
          url: 'https://sentry.example.com/',
          works: {
            state: 'expired',
            by: 'person',
            person: ANA,
            at: '2026-08-20T17:00:00.000Z',
            expiresAt: '2026-11-20T17:00:00.000Z',
          },
        },
        {
          ...second,
          assigned: {
            state: 'yes',
            by: 'person',
            person: ANA,
            at: '2026-11-20T17:00:00.000Z',
            expiresAt: '2027-02-18T17:00:00.000Z',
          },
        },
        {
          id: 'pagerduty',
          title: 'PagerDuty phone and push',
          machine: true,
          assigned: { state: 'yes', by: 'machine', at: NOW },
          works: { state: 'no', by: 'machine', at: NOW, detail: 'no phone' },
        },
      ],
    });
    await renderReadiness(api);

    const panel = await screen.findByRole('region', { name: 'Readiness' });
    expect(
      await within(panel).findByText('Not ready: 3 of 3 open'),
    ).toBeVisible();
    expect(panel).toHaveTextContent(
      'Next shift: Primary, Mon 21 Dec, 09:00 PT',
    );
    // One word on whom to ask, however much is open.
    expect(within(panel).getAllByText(/ask in #help-infra/)).toHaveLength(1);
    const sentry = await item('Sentry');
    expect(chip(sentry, 'Works expired')).toHaveAccessibleDescription(
      /said by ana.* on Thu 20 Aug PT · expired on Fri 20 Nov PT/i,
    );
    // What matters is in sight, not in a description alone.
    expect(
      within(sentry).getByText('Works expired on Fri 20 Nov PT'),
    ).toBeVisible();
    expect(
      within(sentry).getByRole('link', { name: /Where to look: Sentry/ }),
    ).toHaveAttribute('href', 'https://sentry.example.com/');
    const datadog = await item('Datadog hosted-cellxgene-prod');
    const assigned = chip(datadog, 'Assigned yes');
    expect(assigned).toHaveAccessibleDescription(
      /said by ana.* on Fri 20 Nov PT · holds until Thu 18 Feb PT/i,
    );
    act(() => assigned.focus());
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      /holds until Thu 18 Feb PT/,
    );
    expect(chip(datadog, 'Works not known')).toBeVisible();
    const pagerduty = await item('PagerDuty phone and push');
    expect(chip(pagerduty, 'Works no')).toHaveAccessibleDescription(
      'found by machine on Tue 24 Nov PT · no phone',
    );
    expect(within(pagerduty).getByText('no phone')).toBeVisible();
    // People need not say what a machine found out.
    expect(within(pagerduty).queryByRole('button')).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it('notes what one attests, and what does not hold any more', async () => {
    const api = new FakeOnCallApi();
    await renderReadiness(api);
    expect(await screen.findByText('Not ready: 1 of 2 open')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'I did: Datadog hosted-cellxgene-prod works for me',
      }),
    );
    expect(
      await screen.findByText('Ready: nothing of 2 is open'),
    ).toBeVisible();
    // What holds is one line until one asks for more of it.
    const sentry = await item('Sentry');
    expect(within(sentry).getAllByRole('button')).toHaveLength(1);
    const more = within(sentry).getByRole('button', { name: 'More of Sentry' });
    expect(more).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(more);
    expect(more).toHaveAttribute('aria-expanded', 'true');
    await userEvent.click(
      screen.getByRole('button', { name: 'Not any more: Sentry, assigned' }),
    );
    expect(await screen.findByText('Not ready: 1 of 2 open')).toBeVisible();
    expect(api.asked).toEqual([
      {
        method: 'attestReadiness',
        args: ['me', 'datadog', { box: 'works', state: 'yes' }],
      },
      {
        method: 'attestReadiness',
        args: ['me', 'sentry', { box: 'assigned', state: 'no' }],
      },
    ]);
  });

  it('shows what is open first, and moves nothing while one goes through it', async () => {
    const api = new FakeOnCallApi();
    await renderReadiness(api);
    const list = await screen.findByRole('list', {
      name: 'What to be ready with',
    });
    const titles = () =>
      within(list)
        .getAllByRole('listitem')
        .map(check => check.querySelector('b')?.textContent);
    const inOrder = ['Datadog hosted-cellxgene-prod', 'Sentry'];
    expect(titles()).toEqual(inOrder);
    await userEvent.click(
      within(list).getByRole('button', { name: /^I did: Datadog/ }),
    );
    expect(
      await screen.findByText('Ready: nothing of 2 is open'),
    ).toBeVisible();
    expect(titles()).toEqual(inOrder);
    expect(screen.queryByText(/help-infra/)).toBeNull();
  });

  it('says until when a shift goes that is under way, not that it is next', async () => {
    const api = new FakeOnCallApi();
    api.readiness = aReadiness({ nextShift: someShifts().items[0] });
    await renderReadiness(api);
    const panel = await screen.findByRole('region', { name: 'Readiness' });
    expect(
      await within(panel).findByText(/Your shift: Primary, until/),
    ).toHaveTextContent('until Mon 30 Nov, 09:00 PT');
    expect(panel).not.toHaveTextContent('Next shift');
  });

  it('says why nothing was noted', async () => {
    const api = new FakeOnCallApi();
    api.failures.attestReadiness = new OnCallApiError('Only for oneself.', {
      statusCode: 403,
    });
    await renderReadiness(api, BO);
    const panel = await screen.findByRole('region', {
      name: /^Readiness of Bo/i,
    });
    await userEvent.click(
      await within(panel).findByRole('button', {
        name: /^They did: Datadog hosted-cellxgene-prod works for bo/i,
      }),
    );
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(
        'It was not noted, and stands as before: Only for oneself.',
      ),
    );
  });

  it('looks at a token once, says that it is not kept, and keeps it nowhere', async () => {
    const api = new FakeOnCallApi();
    api.readiness = aReadiness({ checks: [TOKEN_CHECK] });
    await renderReadiness(api);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Look at a token/ }),
    );
    const dialog = screen.getByRole('dialog', {
      name: 'Look at a token once: GITHUB_TOKEN',
    });
    const field = within(dialog).getByLabelText('Token');
    expect(field).toHaveAttribute('type', 'password');
    expect(field).toHaveAttribute('autocomplete', 'off');
    expect(field).toHaveAccessibleDescription(/not stored, not logged/);
    expect(await violations()).toEqual([]);

    await userEvent.type(field, 'short{Enter}');
    expect(field).toHaveAccessibleDescription(/at least 8 characters/);
    expect(field).toHaveFocus();
    expect(api.asked).toEqual([]);

    api.failures.lookWithToken = new OnCallApiError('GitHub refused it.', {
      statusCode: 400,
    });
    await userEvent.clear(field);
    await userEvent.type(field, 'an-example-token');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Look once' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'GitHub refused it.',
    );
    // It has left the field with the question already.
    expect(field).toHaveValue('');

    api.failures = {};
    await userEvent.type(field, 'an-example-token');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Look once' }),
    );
    expect(
      await screen.findByText('Ready: nothing of 1 is open'),
    ).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.body.innerHTML).not.toContain('an-example-token');
    expect(api.asked.at(-1)).toEqual({
      method: 'lookWithToken',
      args: ['me', 'github-token', { token: 'an-example-token' }],
    });
  });

  it('asks nobody else for a token', async () => {
    const api = new FakeOnCallApi();
    api.readiness = aReadiness({ userRef: BO, checks: [TOKEN_CHECK] });
    await renderReadiness(api, BO);
    expect(await screen.findByText('Not ready: 1 of 1 open')).toBeVisible();
    expect(screen.queryByRole('button', { name: /token/ })).toBeNull();
  });

  it('says that there is nothing to be ready with', async () => {
    const api = new FakeOnCallApi();
    api.readiness = aReadiness({ checks: [] });
    await renderReadiness(api);
    expect(
      await screen.findByText('There is nothing to be ready with here.'),
    ).toBeVisible();
  });

  it('lets only those who may speak for others', async () => {
    const api = new FakeOnCallApi();
    // A rotation of its own: the portal remembers for a while what one may.
    await renderReadiness(api, BO, { rotation: 'another', may: () => false });
    expect(await screen.findByText('Not ready: 1 of 2 open')).toBeVisible();
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /^They did/ })).toBeNull(),
    );
  });
});
