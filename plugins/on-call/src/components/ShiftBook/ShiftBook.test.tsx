import { useEffect } from 'react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeOnCallApi } from '../../__testUtils__/FakeOnCallApi';
import { ANA, CY, startOfShift, THIS_WEEK } from '../../__testUtils__/fixtures';
import { aShiftBook } from '../../__testUtils__/panelFixtures';
import { renderForReader } from '../../__testUtils__/render';
import { violations } from '../../__testUtils__/violations';
import { OnCallApiError } from '../../api/OnCallApiError';
import { useScope } from '../../queries/scope';
import { OnCallProvider } from '../OnCallProvider';
import { ShiftBook } from './ShiftBook';

const SHIFT = `single-cell:${THIS_WEEK}`;
const WEDNESDAY_EVENING = '2026-11-26T02:00:00.000Z';

/** The book has no time of the server with it; on the tab other panels tell it. */
const ServersTime = (props: { at: string }) => {
  const { clock } = useScope();
  useEffect(() => clock.observe(props.at), [clock, props.at]);
  return null;
};

async function renderBook(
  api: FakeOnCallApi,
  options: {
    shiftId?: string;
    now?: string;
    may?: (permission: string) => boolean;
  } = { shiftId: SHIFT },
) {
  await renderForReader(
    api,
    <OnCallProvider>
      <ServersTime at={options.now ?? api.now} />
      <ShiftBook shiftId={options.shiftId} />
    </OnCallProvider>,
    { may: options.may },
  );
  return screen.getByRole('region', { name: 'Shift book' });
}

describe('the shift book', () => {
  it('lists the duties of the week by day, with who is on duty and who did what', async () => {
    const api = new FakeOnCallApi();
    api.books = [
      aShiftBook({
        duties: [
          ...aShiftBook().duties,
          {
            id: 'cut',
            title: 'Cut main to staging',
            description: 'Ask in the **channel** first.',
            weekday: 4,
            dueAt: '2026-11-26T18:00:00.000Z',
            links: [{ title: 'Instructions', url: 'https://example.com/cut' }],
            note: 'Wait for #1362',
            done: false,
          },
        ],
      }),
    ];
    const panel = await renderBook(api);

    expect(
      await within(panel).findByRole('heading', {
        name: 'This week’s shift book',
      }),
    ).toBeVisible();
    expect(panel).toHaveTextContent(/Primary: .*ana.* · Secondary: .*bo/i);
    expect(panel).toHaveTextContent('1 of 3 done');
    const wednesday = within(panel).getByRole('group', { name: 'Wed 25 Nov' });
    const promote = within(wednesday).getByRole('checkbox', {
      name: 'Promote staging to prod',
    });
    expect(promote).not.toBeChecked();
    expect(promote).toHaveAccessibleDescription('by 10:00 PT');
    await userEvent.hover(within(wednesday).getByText('10:00 PT'));
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      /10:00:00 PT · .*19:00:00 your time/,
    );

    const thursday = within(panel).getByRole('group', { name: 'Thu 26 Nov' });
    expect(thursday).toHaveTextContent('Note: Wait for #1362');
    expect(
      within(thursday).getByRole('link', { name: /Instructions/ }),
    ).toHaveAttribute('href', 'https://example.com/cut');
    await userEvent.click(within(thursday).getByText('How'));
    expect(within(thursday).getByText('channel')).toBeVisible();

    const whole = within(panel).getByRole('group', {
      name: 'The whole shift',
    });
    expect(whole).toHaveTextContent(/done by .*ana.*, Tue 24 Nov, 09:00 PT/i);
    expect(await violations()).toEqual([]);
  });

  it('says in words what is overdue and since when', async () => {
    const panel = await renderBook(new FakeOnCallApi(), {
      shiftId: SHIFT,
      now: WEDNESDAY_EVENING,
    });
    const day = await within(panel).findByRole('group', {
      name: 'Wed 25 Nov',
    });
    expect(day).toHaveTextContent('overdue since Wed 10:00 PT · 8 h ago');
    expect(panel).toHaveTextContent('1 overdue');
  });

  it('C4 a secondary who is new gets the pairing list, which is ticked like a duty', async () => {
    const api = new FakeOnCallApi();
    const panel = await renderBook(api);
    const list = await within(panel).findByRole('list', {
      name: 'Pairing list',
    });
    expect(panel).toHaveTextContent(
      /bo.* has never held a shift of this rotation/i,
    );
    expect(panel).toHaveTextContent('0 of 2 gone through');

    await userEvent.click(
      within(list).getByRole('checkbox', { name: 'Deploy together' }),
    );
    await waitFor(() => expect(list).toHaveTextContent(/done by .*ana/i));
    expect(panel).toHaveTextContent('1 of 2 gone through');
    expect(api.asked).toEqual([
      { method: 'tickDuty', args: [SHIFT, 'pair-deploy', { done: true }] },
    ]);
  });

  it('shows a tick at once, and takes only that one back when it is refused', async () => {
    const api = new FakeOnCallApi();
    const panel = await renderBook(api);
    const channels = await within(panel).findByRole('checkbox', {
      name: 'Watch the channels, triage and file',
    });
    const promote = within(panel).getByRole('checkbox', {
      name: 'Promote staging to prod',
    });
    let refuse: (error: Error) => void = () => {};
    jest
      .spyOn(api, 'tickDuty')
      .mockImplementationOnce(
        () => new Promise((_, reject) => (refuse = reject)),
      );

    await userEvent.click(promote);
    expect(promote).toBeChecked();
    await userEvent.click(channels);
    await waitFor(() => expect(channels).not.toBeChecked());
    expect(promote).toBeChecked();

    // It is taken back also where the book cannot be read again.
    api.failures.getShiftBook = new Error('connect ECONNREFUSED');
    refuse(new OnCallApiError('You may not.', { statusCode: 403 }));
    await waitFor(() => expect(promote).not.toBeChecked());
    expect(channels).not.toBeChecked();
    expect(screen.getByRole('status')).toHaveTextContent(
      '“Promote staging to prod” was not changed, and stands as before: You may not.',
    );
  });

  it('ticks with a note, and has a note added to a tick', async () => {
    const api = new FakeOnCallApi();
    const panel = await renderBook(api);
    await userEvent.click(
      await within(panel).findByRole('button', {
        name: 'Done, with a note…: Promote staging to prod',
      }),
    );
    const dialog = screen.getByRole('dialog', {
      name: 'A note on: Promote staging to prod',
    });
    const field = within(dialog).getByRole('textbox', { name: /^Note/ });
    expect(field).toBeRequired();
    await userEvent.type(field, 'Shipped at 09:52');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(panel).toHaveTextContent('Note: Shipped at 09:52');
    expect(
      within(panel).getByRole('checkbox', { name: 'Promote staging to prod' }),
    ).toBeChecked();

    await userEvent.click(
      within(panel).getByRole('button', {
        name: 'Note… on: Watch the channels, triage and file',
      }),
    );
    const another = screen.getByRole('dialog');
    await userEvent.type(
      within(another).getByRole('textbox', { name: /^Note/ }),
      'Two filed',
    );
    await userEvent.click(
      within(another).getByRole('button', { name: 'Save the note' }),
    );
    await waitFor(() => expect(panel).toHaveTextContent('Note: Two filed'));
    expect(api.asked.map(({ args }) => args)).toEqual([
      [SHIFT, 'promote', { done: true, note: 'Shipped at 09:52' }],
      [SHIFT, 'channels', { done: true, note: 'Two filed' }],
    ]);
  });

  it('turns to the shifts before and after, and says that they are not now', async () => {
    const api = new FakeOnCallApi();
    const another = (number: number, primary: string) =>
      aShiftBook({
        shiftId: `single-cell:${number}`,
        start: startOfShift(number),
        end: startOfShift(number + 1),
        primary,
        duties: [],
        pairing: undefined,
      });
    api.books = [
      aShiftBook(),
      another(THIS_WEEK - 1, CY),
      another(THIS_WEEK + 1, ANA),
    ];
    const panel = await renderBook(api);
    await within(panel).findByRole('group', { name: 'Wed 25 Nov' });

    await userEvent.click(
      within(panel).getByRole('button', { name: 'Previous shift' }),
    );
    expect(
      await within(panel).findByRole('heading', {
        name: 'Shift book of a past shift',
      }),
    ).toBeVisible();
    expect(panel).toHaveTextContent('No duty is configured for this shift.');
    await userEvent.click(
      within(panel).getByRole('button', { name: 'The shift now' }),
    );
    await userEvent.click(
      within(panel).getByRole('button', { name: 'Next shift' }),
    );
    expect(
      await within(panel).findByRole('heading', {
        name: 'Shift book of a shift ahead',
      }),
    ).toBeVisible();
  });

  it('fails alone', async () => {
    const api = new FakeOnCallApi();
    api.failures.getShiftBook = new Error('connect ECONNREFUSED');
    const panel = await renderBook(api);
    expect(await within(panel).findByRole('alert')).toHaveTextContent(
      'This could not be read: connect ECONNREFUSED',
    );
  });

  it('says that there is no shift', async () => {
    const panel = await renderBook(new FakeOnCallApi(), {});
    expect(panel).toHaveTextContent('There is no shift to show a book of.');
  });

  it('can be read by those who may not write in it', async () => {
    const api = new FakeOnCallApi();
    // A rotation of its own: the portal remembers for a while what one may.
    api.books = [aShiftBook({ rotation: 'another' })];
    const panel = await renderBook(api, {
      shiftId: SHIFT,
      may: () => false,
    });
    await waitFor(() =>
      expect(panel).toHaveTextContent('You may read this book'),
    );
    within(panel)
      .getAllByRole('checkbox')
      .forEach(box => expect(box).toBeDisabled());
    expect(within(panel).queryByRole('button', { name: /note…/i })).toBeNull();
  });
});
