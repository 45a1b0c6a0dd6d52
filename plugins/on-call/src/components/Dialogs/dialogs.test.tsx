import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OnCallApiError } from '../../api/OnCallApiError';
import { FakeOnCallApi } from '../../__testUtils__/FakeOnCallApi';
import {
  ANA,
  aRotation,
  aWho,
  BO,
  DEE,
  ELI,
  ENTITY,
  VIC,
} from '../../__testUtils__/fixtures';
import { renderTab } from '../../__testUtils__/render';
import { violations } from '../../__testUtils__/violations';

async function open(user: ReturnType<typeof userEvent.setup>, name: string) {
  const button = await screen.findByRole('button', { name });
  await user.click(button);
  return { button, dialog: await screen.findByRole('dialog') };
}

/** What a date-time field takes; typing into one is not the same in every browser. */
async function fill(
  user: ReturnType<typeof userEvent.setup>,
  field: HTMLElement,
  value: string,
) {
  await user.clear(field);
  await user.type(field, value);
}

/** Chooses somebody of those whom the field offers. */
async function choose(user: ReturnType<typeof userEvent.setup>, name: string) {
  const offered = await screen.findByRole('listbox');
  await user.click(await within(offered).findByRole('option', { name }));
}

describe('the dialog of an override', () => {
  it('shows what it would do in the zone of the team before it is saved, and can be undone', async () => {
    const user = userEvent.setup();
    const api = new FakeOnCallApi();
    const start = '2026-11-30T02:00:00.000Z';
    const end = '2026-12-01T02:00:00.000Z';
    api.preview = {
      before: [
        { level: 'primary', start, end, person: ANA, source: 'rotation' },
      ],
      after: [
        { level: 'primary', start, end, person: ELI, source: 'override' },
      ],
      warnings: [
        {
          code: 'DOUBLED',
          message: 'eli is on call at two levels at once',
        },
      ],
    };
    await renderTab(api);
    const { button, dialog } = await open(user, 'Override…');
    expect(within(dialog).getByText(/Fill in the rest/)).toBeVisible();

    await user.click(within(dialog).getByRole('textbox', { name: 'Who' }));
    await choose(user, 'eli');
    const from = within(dialog).getByLabelText(/^Start/);
    await fill(user, from, '2026-11-29T18:00');
    await fill(user, within(dialog).getByLabelText(/^End/), '2026-11-30T18:00');
    expect(from).toHaveAccessibleDescription(
      'in America/Los_Angeles · Mon 03:00 your time',
    );
    await user.selectOptions(
      within(dialog).getByRole('combobox', { name: 'In place of' }),
      'ana',
    );
    await user.type(
      within(dialog).getByRole('textbox', { name: 'Reason' }),
      'A wedding',
    );

    const preview = within(dialog).getByRole('region', {
      name: 'What this would do',
    });
    expect(
      await within(preview).findByRole('list', { name: 'Before' }),
    ).toHaveTextContent('anaSun 29 Nov, 18:00 PT to Mon 30 Nov, 18:00 PT');
    expect(
      within(preview).getByRole('list', { name: 'After' }),
    ).toHaveTextContent(/^eli/);
    expect(
      within(preview).getByRole('list', { name: 'Look once more' }),
    ).toHaveTextContent('eli is on call at two levels at once');
    expect(await violations()).toEqual([]);

    const request = {
      level: 'primary',
      person: ELI,
      start,
      end,
      inPlaceOf: ANA,
      reason: 'A wedding',
    };
    await waitFor(() =>
      expect(api.asked[api.asked.length - 1].args[1]).toEqual(request),
    );
    await user.click(
      within(dialog).getByRole('button', { name: 'Save the override' }),
    );
    expect(await screen.findByText('The override was saved')).toBeVisible();
    await waitFor(() => expect(button).toHaveFocus());
    expect(api.overrides).toMatchObject([request]);

    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(
      await screen.findByText('The override was taken back'),
    ).toBeVisible();
    expect(api.overrides).toEqual([]);
  });

  it('names every field that is not right, goes to the first, and saves nothing', async () => {
    const user = userEvent.setup();
    const api = new FakeOnCallApi();
    await renderTab(api);
    const { dialog } = await open(user, 'Override…');
    const save = within(dialog).getByRole('button', {
      name: 'Save the override',
    });
    await user.click(save);
    expect(
      await within(dialog).findByText('Who: this is needed'),
    ).toBeVisible();
    expect(within(dialog).getByText('End: this is needed')).toBeVisible();
    expect(within(dialog).getByRole('textbox', { name: 'Who' })).toHaveFocus();

    // On 14 March 2027 the clocks of Los Angeles go from 01:59 to 03:00.
    await fill(
      user,
      within(dialog).getByLabelText(/^Start/),
      '2027-03-14T02:30',
    );
    expect(
      within(dialog).getByText(
        'Start: America/Los_Angeles has no such time that day, for the clocks are put forward',
      ),
    ).toBeVisible();
    await fill(
      user,
      within(dialog).getByLabelText(/^Start/),
      '2027-03-15T09:00',
    );
    await fill(user, within(dialog).getByLabelText(/^End/), '2027-03-14T09:00');
    expect(
      within(dialog).getByText('End: the end has to come after the start'),
    ).toBeVisible();
    await fill(
      user,
      within(dialog).getByLabelText(/^Start/),
      '2026-10-31T09:00',
    );
    await fill(user, within(dialog).getByLabelText(/^End/), '2026-11-01T01:30');
    expect(
      within(dialog).getByText('End: that has passed already'),
    ).toBeVisible();
    expect(api.asked).toEqual([]);
  });

  it('finds people of the catalog by name, and says why it is refused', async () => {
    const user = userEvent.setup();
    const api = new FakeOnCallApi();
    api.failures.previewOverride = new OnCallApiError('Refused', {
      statusCode: 403,
      reasons: [
        {
          code: 'NOT_PERMITTED',
          message:
            'person: only oneself may stand in without on-call.schedule.manage',
        },
      ],
    });
    await renderTab(api);
    const { button, dialog } = await open(user, 'Override…');
    await user.type(
      within(dialog).getByRole('textbox', { name: 'Who' }),
      'vic',
    );
    await choose(user, 'vic');
    await fill(user, within(dialog).getByLabelText(/^End/), '2026-11-30T18:00');
    expect(
      await within(dialog).findByRole('list', {
        name: 'This would be refused',
      }),
    ).toHaveTextContent('only oneself may stand in');
    expect(api.asked[0].args[1]).toMatchObject({ person: VIC });
    await user.click(
      within(dialog).getByRole('button', { name: 'Save the override' }),
    );
    expect(api.overrides).toEqual([]);

    await user.keyboard('{Escape}');
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    await waitFor(() => expect(button).toHaveFocus());
  });
});

describe('the dialog of a swap', () => {
  it('asks somebody to take one of mine for one of theirs', async () => {
    const user = userEvent.setup();
    const api = new FakeOnCallApi();
    await renderTab(api);
    const { dialog } = await open(user, 'Swap…');
    const shift = await within(dialog).findByRole('combobox', {
      name: 'Shift',
    });
    // Not the one that is under way: what has begun is not swapped any more.
    expect(shift).toHaveDisplayValue(
      /^Secondary, Mon 14 Dec PT to Mon 21 Dec PT/,
    );
    await user.selectOptions(
      shift,
      within(shift).getByRole('option', { name: /Primary, Mon 21 Dec/ }),
    );
    await user.click(
      within(dialog).getByRole('textbox', { name: 'Who has it then' }),
    );
    await choose(user, 'bo');
    const exchange = within(dialog).getByRole('combobox', {
      name: 'In exchange for',
    });
    await user.selectOptions(
      exchange,
      within(exchange).getByRole('option', { name: /Primary, Mon 7 Dec/ }),
    );
    const request = {
      shiftId: 'single-cell:43',
      level: 'primary',
      to: BO,
      mode: 'ask',
      inExchangeFor: { shiftId: 'single-cell:41', level: 'primary' },
    };
    await waitFor(() =>
      expect(api.asked[api.asked.length - 1]).toEqual({
        method: 'previewSwap',
        args: ['single-cell', request],
      }),
    );
    expect(
      await within(dialog).findByText('This changes nothing.'),
    ).toBeVisible();
    expect(await violations()).toEqual([]);
    await user.click(
      within(dialog).getByRole('button', { name: 'Ask for the swap' }),
    );
    expect(await screen.findByText('The question was sent')).toBeVisible();
    expect(api.swaps).toMatchObject([{ from: ANA, to: BO, state: 'asked' }]);
  });

  it('asks to have a shift of somebody else for one of mine', async () => {
    const user = userEvent.setup();
    const api = new FakeOnCallApi();
    await renderTab(api);
    const { dialog } = await open(user, 'Swap…');
    await user.selectOptions(
      await within(dialog).findByRole('combobox', { name: 'How' }),
      'Ask to have somebody’s shift',
    );
    const shift = within(dialog).getByRole('combobox', { name: 'Shift' });
    await user.selectOptions(
      shift,
      await within(shift).findByRole('option', { name: /Primary, Mon 7 Dec/ }),
    );
    expect(
      within(dialog).queryByRole('textbox', { name: 'Who has it then' }),
    ).toBeNull();
    const exchange = within(dialog).getByRole('combobox', {
      name: 'In exchange for',
    });
    await user.selectOptions(
      exchange,
      within(exchange).getByRole('option', { name: /Primary, Mon 21 Dec/ }),
    );
    expect(
      await within(dialog).findByText('This changes nothing.'),
    ).toBeVisible();
    expect(await violations()).toEqual([]);
    const ask = within(dialog).getByRole('button', {
      name: 'Ask for the swap',
    });
    await waitFor(() => expect(ask).toHaveAttribute('aria-disabled', 'false'));
    await user.click(ask);
    expect(await screen.findByText('The question was sent')).toBeVisible();
    expect(api.swaps).toMatchObject([
      {
        shift: { shiftId: 'single-cell:41' },
        from: BO,
        to: ANA,
        mode: 'ask',
        state: 'asked',
      },
    ]);
    expect(api.asked.at(-1)?.args[1]).toMatchObject({
      inExchangeFor: { shiftId: 'single-cell:43', level: 'primary' },
    });
    // Nobody is given a shift by somebody who only takes one.
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    const again = await open(user, 'Swap…');
    await user.selectOptions(
      await within(again.dialog).findByRole('combobox', { name: 'How' }),
      'Take somebody’s shift now',
    );
    expect(
      within(again.dialog).queryByRole('combobox', { name: 'In exchange for' }),
    ).toBeNull();
  });

  it('takes a shift from the picture, and decides on behalf only with the permission', async () => {
    const user = userEvent.setup();
    const api = new FakeOnCallApi();
    // What one may do is remembered for a rotation, so this is another one.
    api.who = aWho({ rotation: aRotation({ id: 'another' }) });
    await renderTab(api, { may: name => name !== 'on-call.schedule.manage' });
    const picture = await screen.findByRole('group', {
      name: 'Shifts as a picture',
    });
    await user.click(
      within(picture).getByRole('button', { name: /^Primary: eli/ }),
    );
    const { dialog } = await open(user, 'Swap this…');
    const mode = await within(dialog).findByRole('combobox', { name: 'How' });
    await waitFor(() => expect(mode).toHaveValue('take'));
    expect(
      within(mode).queryByRole('option', {
        name: 'Decide on behalf of others',
      }),
    ).not.toBeInTheDocument();
    await waitFor(() => expect(api.asked).toHaveLength(1));
    await user.click(
      await within(dialog).findByRole('button', { name: 'Take the shift' }),
    );
    expect(await screen.findByText('The shift is yours')).toBeVisible();
    expect(api.swaps).toMatchObject([
      {
        shift: { shiftId: 'single-cell:42' },
        from: ELI,
        to: ANA,
        mode: 'take',
      },
    ]);
  });

  it('assigns a shift on behalf', async () => {
    const user = userEvent.setup();
    const api = new FakeOnCallApi();
    api.me = DEE;
    await renderTab(api);
    const { dialog } = await open(user, 'Swap…');
    await user.selectOptions(
      await within(dialog).findByRole('combobox', { name: 'How' }),
      await within(dialog).findByRole('option', {
        name: 'Decide on behalf of others',
      }),
    );
    await user.click(
      within(dialog).getByRole('button', { name: 'Assign the shift' }),
    );
    expect(
      await within(dialog).findByText('Who has it then: this is needed'),
    ).toBeVisible();
    const person = within(dialog).getByRole('textbox', {
      name: 'Who has it then',
    });
    expect(person).toHaveFocus();
    await user.type(person, 'eli');
    await choose(user, 'eli');
    await waitFor(() => expect(api.asked).toHaveLength(1));
    await user.click(
      within(dialog).getByRole('button', { name: 'Assign the shift' }),
    );
    expect(await screen.findByText('The shift was assigned')).toBeVisible();
  });
});

describe('the dialog of a page', () => {
  it('says for whom it rings and who comes after, and pages by Enter', async () => {
    const user = userEvent.setup();
    const api = new FakeOnCallApi();
    await renderTab(api);
    const { dialog } = await open(user, 'Page…');
    expect(within(dialog).getByRole('alert')).toHaveTextContent(
      'This rings for ana now, whatever the hour.',
    );
    const steps = within(dialog).getByRole('list', { name: 'Who is paged' });
    expect(
      within(steps)
        .getAllByRole('listitem')
        .map(step => step.textContent),
    ).toEqual([
      'Primary: ana · at once',
      'Secondary: bo · after 10 min without an answer',
      'Tertiary: dee · after 30 min more without an answer',
    ]);
    const title = within(dialog).getByRole('textbox', {
      name: 'What is wrong',
    });
    expect(title).toHaveFocus();
    expect(await violations()).toEqual([]);
    await user.keyboard('{Enter}');
    expect(
      await within(dialog).findByText('What is wrong: this is needed'),
    ).toBeVisible();
    expect(api.asked).toEqual([]);

    // No answer comes, so it is asked for again: it rings once.
    api.failures.createPage = new Error('connect ECONNRESET');
    await user.type(title, 'The site is down{Enter}');
    expect(await within(dialog).findByText('connect ECONNRESET')).toBeVisible();
    delete api.failures.createPage;
    await user.keyboard('{Enter}');
    expect(await screen.findByText('The page is open')).toBeVisible();
    const [first, second] = api.asked;
    expect(first).toEqual({
      method: 'createPage',
      args: [
        { entityRef: ENTITY, title: 'The site is down' },
        { idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/) },
      ],
    });
    expect(second).toEqual(first);
    expect(
      await screen.findByRole('region', { name: 'Page: The site is down' }),
    ).toBeVisible();
  });
});

describe('the dialog of calendar feeds', () => {
  it('shows an address once, and revokes', async () => {
    const user = userEvent.setup();
    const written = jest.spyOn(navigator.clipboard, 'writeText');
    const api = new FakeOnCallApi();
    await renderTab(api);
    const { dialog } = await open(user, 'iCal…');
    expect(await within(dialog).findByText('You have none.')).toBeVisible();
    await user.click(
      within(dialog).getByRole('button', { name: 'Make a feed' }),
    );
    const address = await within(dialog).findByRole('textbox', {
      name: 'Address of the feed',
    });
    await user.click(
      within(dialog).getByRole('button', { name: 'Copy the address' }),
    );
    expect(written).toHaveBeenCalledWith((address as HTMLInputElement).value);
    const list = await within(dialog).findByRole('list', {
      name: 'Your feeds',
    });
    expect(list).toHaveTextContent(
      'everybody’s, single-cell · made Tue 24 Nov PT',
    );
    expect(await violations()).toEqual([]);
    await user.click(
      within(list).getByRole('button', {
        name: 'Revoke the feed: everybody’s, single-cell',
      }),
    );
    expect(await screen.findByText(/The feed was revoked/)).toBeInTheDocument();
    expect(api.feeds).toEqual([]);
  });
});
