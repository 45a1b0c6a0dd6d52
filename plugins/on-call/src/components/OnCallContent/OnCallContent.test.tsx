import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OnCallApiError } from '../../api/OnCallApiError';
import { FakeOnCallApi } from '../../__testUtils__/FakeOnCallApi';
import {
  ANA,
  aPage,
  aRotation,
  aSwap,
  aWho,
  BO,
  CY,
  ELI,
  startOfShift,
  THIS_WEEK,
} from '../../__testUtils__/fixtures';
import { FakeSignals, renderTab } from '../../__testUtils__/render';
import { violations } from '../../__testUtils__/violations';

const region = (name: string) => screen.findByRole('region', { name });

describe('the on-call tab', () => {
  it('says who is on call at every level, until when in both zones, who is next, and why they', async () => {
    await renderTab(new FakeOnCallApi());

    const primary = await region('Primary');
    expect(within(primary).getByRole('link', { name: 'ana' })).toBeVisible();
    expect(primary).toHaveTextContent('until Mon 30 Nov, 09:00 PT');
    expect(primary).toHaveTextContent('18:00 your time · in 5 d 18 h');
    expect(primary).toHaveTextContent('rotationready');
    // From when is said already: when the present one goes.
    expect(primary).toHaveTextContent(/next: cy$/);

    const secondary = await region('Secondary');
    expect(secondary).toHaveTextContent('covers for cy');
    expect(secondary).toHaveTextContent('not ready: gaps');
    expect(secondary).toHaveTextContent('first shift: pair up');

    const tertiary = await region('Tertiary');
    expect(tertiary).toHaveTextContent('always');
    expect(tertiary).toHaveTextContent('permanent');
    expect(await violations()).toEqual([]);
  });

  it('puts an open page first, with its clocks, its ladder and what to do', async () => {
    const user = userEvent.setup();
    const api = new FakeOnCallApi();
    api.me = BO;
    api.pages = [aPage()];
    await renderTab(api);

    const page = await region(
      'Page: Datasets page answers 502 for collections over 2 GB',
    );
    expect(page).toHaveTextContent(/Page open 06:1\d/);
    expect(page).toHaveTextContent('paged by sentry-watch');
    const steps = within(page).getByRole('list', { name: 'Escalation' });
    expect(
      within(steps)
        .getAllByRole('listitem')
        .map(step => step.textContent),
    ).toEqual([
      'ana, Primarypaged 14:02 PT',
      expect.stringMatching(/^bo, Secondaryin 03:4\d$/),
      'dee, Tertiary30 min after that',
    ]);
    // It stands above who is on call, and its clocks are not read out at each second.
    expect(
      page.compareDocumentPosition(await region('On call now')) &
        Node.DOCUMENT_POSITION_FOLLOWING,
    ).toBeTruthy();
    expect(within(page).getAllByRole('timer').length).toBe(2);
    expect(await violations()).toEqual([]);

    await user.click(
      within(page).getByRole('button', { name: 'Show the history' }),
    );
    expect(
      await within(page).findByRole('table', {
        name: 'Who was told, and whether that arrived',
      }),
    ).toHaveTextContent('slack: not delivered (channel_not_found)');

    await user.click(within(page).getByRole('button', { name: 'Acknowledge' }));
    expect(
      await screen.findByText('Acknowledged: nobody else is paged'),
    ).toBeVisible();
    expect(api.asked).toEqual([
      {
        method: 'respondToPage',
        args: ['page-1', 'acknowledge', { version: 3 }],
      },
    ]);
    await waitFor(() => expect(page).toHaveTextContent(/acknowledged by bo/));
    expect(
      within(page).queryByRole('button', { name: 'Acknowledge' }),
    ).not.toBeInTheDocument();
    // The button is gone; the focus is not.
    expect(within(page).getByRole('heading', { level: 2 })).toHaveFocus();
    await user.click(within(page).getByRole('button', { name: 'Resolve' }));
    await waitFor(() => expect(page).not.toBeInTheDocument());
  });

  it('lets nobody answer a page who may not', async () => {
    const api = new FakeOnCallApi();
    // What one may do is remembered for a rotation, so this is another one.
    api.pages = [aPage({ rotation: 'another' })];
    await renderTab(api, { may: name => name !== 'on-call.page.respond' });
    const page = await screen.findByRole('region', { name: /^Page: / });
    expect(
      await within(page).findByText(
        /needs the permission on-call.page.respond/,
      ),
    ).toBeVisible();
    expect(
      within(page).queryByRole('button', { name: 'Acknowledge' }),
    ).not.toBeInTheDocument();
  });

  it('says when somebody else has answered meanwhile', async () => {
    const api = new FakeOnCallApi();
    api.pages = [aPage()];
    api.failures.respondToPage = new OnCallApiError(
      'Bo acknowledged it meanwhile',
      { statusCode: 409 },
    );
    await renderTab(api);
    const page = await screen.findByRole('region', { name: /^Page: / });
    await userEvent.click(
      within(page).getByRole('button', { name: 'Escalate now' }),
    );
    expect(
      await screen.findByText(
        'That did not work: Bo acknowledged it meanwhile',
      ),
    ).toBeVisible();
  });

  it('hands an acknowledged page on, and says that this opens it again', async () => {
    const api = new FakeOnCallApi();
    const [primary, ...later] = aPage().steps;
    api.pages = [
      aPage({
        state: 'acknowledged',
        steps: [
          primary,
          ...later.map(it => ({ ...it, state: 'never' as const })),
        ],
        nextEscalationAt: undefined,
        canEscalate: true,
      }),
    ];
    await renderTab(api);
    const page = await screen.findByRole('region', { name: /^Page: / });
    const button = within(page).getByRole('button', { name: 'Escalate now' });
    expect(button).toHaveAccessibleDescription(
      'Escalating opens it again and pages Secondary.',
    );
    await userEvent.click(button);
    expect(
      await screen.findByText('The next level is being paged'),
    ).toBeVisible();
    expect(api.asked).toMatchObject([
      { method: 'respondToPage', args: ['page-1', 'escalate', { version: 3 }] },
    ]);
  });

  it('says when a source asks the next level, also where it does not say which', async () => {
    const api = new FakeOnCallApi();
    api.pages = [aPage({ source: 'pagerduty', level: undefined, steps: [] })];
    await renderTab(api);
    const page = await screen.findByRole('region', { name: /^Page: / });
    expect(page).toHaveTextContent(/The next level is paged in 03:4\d/);
  });

  it('says why a page of a source cannot be escalated here, and calls the source by its name', async () => {
    const api = new FakeOnCallApi();
    api.pages = [
      aPage({
        source: 'pagerduty',
        sourceTitle: 'PagerDuty',
        openedBy: ANA,
        url: 'https://pagerduty.example.com/incidents/Q1',
        canEscalate: false,
      }),
    ];
    await renderTab(api);
    const page = await screen.findByRole('region', { name: /^Page: / });
    expect(page).toHaveTextContent(/paged by ana/);
    expect(
      within(page).getByRole('link', { name: /^Open at PagerDuty/ }),
    ).toBeVisible();
    const button = within(page).getByRole('button', { name: 'Escalate now' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(
      'PagerDuty runs the escalation of this page: escalate it there.',
    );
    await userEvent.click(button);
    expect(api.asked).toEqual([]);
    expect(await violations()).toEqual([]);
  });

  it('says beside the schedule what the reader may not do', async () => {
    const api = new FakeOnCallApi();
    api.who = aWho({ rotation: aRotation({ id: 'of-others' }) });
    await renderTab(api, { may: name => name === 'on-call.read' });
    const weeks = await region('Coming weeks');
    expect(
      await within(weeks).findByText(/permission on-call.schedule.change-own/),
    ).toBeVisible();
    expect(
      within(weeks).getByText(/permission on-call.page.create/),
    ).toBeVisible();
    expect(
      within(weeks).queryByRole('button', { name: 'Override…' }),
    ).not.toBeInTheDocument();
    expect(within(weeks).getByRole('button', { name: 'iCal…' })).toBeVisible();
  });

  it('reads out that a page goes on and ends, once each', async () => {
    const api = new FakeOnCallApi();
    const signals = new FakeSignals();
    api.pages = [aPage()];
    await renderTab(api, { signals });
    expect(
      await screen.findByText(/^A page is open: Datasets/),
    ).toBeInTheDocument();

    const [primary, secondary, tertiary] = aPage().steps;
    api.pages = [
      aPage({
        level: 'secondary',
        steps: [primary, { ...secondary, state: 'done' }, tertiary],
        nextEscalationAt: tertiary.at,
      }),
    ];
    act(() => signals.send({ kind: 'page' }));
    expect(
      await screen.findByText(/^The page went on to Secondary: Datasets/),
    ).toBeInTheDocument();

    api.pages = [];
    act(() => signals.send({ kind: 'page' }));
    expect(
      await screen.findByText(/^The page was resolved: Datasets/),
    ).toBeInTheDocument();
  });

  it('makes a level with nobody loud, and offers to have somebody stand in', async () => {
    const api = new FakeOnCallApi();
    const [primary, ...others] = aWho().levels;
    api.who = aWho({
      levels: [
        {
          level: 'primary',
          title: 'Primary',
          now: {
            level: 'primary',
            source: 'nobody',
            start: primary.now?.start,
            end: primary.now?.end,
          },
        },
        ...others,
      ],
    });
    await renderTab(api);
    const alert = await within(await region('Primary')).findByRole('alert');
    expect(alert).toHaveTextContent(
      'Nobody is on calluntil Mon 30 Nov, 09:00 PT',
    );
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Have somebody stand in…' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Have somebody stand in' }),
    ).toBeVisible();
  });

  it('draws the coming weeks, walks through them by keyboard, and tells the same as a table', async () => {
    const user = userEvent.setup();
    const api = new FakeOnCallApi();
    api.drift = [
      {
        level: 'primary',
        start: startOfShift(THIS_WEEK + 1),
        end: startOfShift(THIS_WEEK + 2),
        configured: CY,
        actual: ELI,
      },
    ];
    api.overrides = [
      {
        id: 'override-1',
        rotation: 'single-cell',
        level: 'secondary',
        start: startOfShift(THIS_WEEK),
        end: startOfShift(THIS_WEEK + 1),
        person: BO,
        inPlaceOf: CY,
        reason: 'Cy is at the dentist',
        createdBy: CY,
        createdAt: '2026-11-20T18:00:00.000Z',
      },
    ];
    await renderTab(api);

    const weeks = await region('Coming weeks');
    expect(weeks).toHaveTextContent(
      'handoff Mondays 09:00 America/Los_Angeles · from System single-cell',
    );
    const picture = await within(weeks).findByRole('group', {
      name: 'Shifts as a picture',
    });
    const bars = within(picture).getAllByRole('button');
    expect(bars.map(bar => bar.getAttribute('aria-label'))).toEqual([
      'Primary: ana, Mon 23 Nov, 09:00 PT to Mon 30 Nov, 09:00 PT, rotation',
      'Primary: cy, Mon 30 Nov, 09:00 PT to Mon 7 Dec, 09:00 PT, rotation, drift',
      'Primary: bo, Mon 7 Dec, 09:00 PT to Mon 14 Dec, 09:00 PT, rotation',
      'Primary: eli, Mon 14 Dec, 09:00 PT to Mon 21 Dec, 09:00 PT, rotation',
      'Secondary: bo for cy, Mon 23 Nov, 09:00 PT to Mon 30 Nov, 09:00 PT, covers for cy',
      'Secondary: bo, Mon 30 Nov, 09:00 PT to Mon 7 Dec, 09:00 PT, rotation',
      'Secondary: eli, Mon 7 Dec, 09:00 PT to Mon 14 Dec, 09:00 PT, rotation',
      'Secondary: ana, Mon 14 Dec, 09:00 PT to Mon 21 Dec, 09:00 PT, rotation',
      'Tertiary: dee, always, permanent',
    ]);
    // One stop of the tab key for all of it.
    expect(bars.filter(bar => bar.tabIndex === 0)).toHaveLength(1);
    act(() => bars[0].focus());
    await user.keyboard('{ArrowRight}{ArrowDown}{ArrowLeft}');
    expect(bars[4]).toHaveFocus();
    const chosen = within(weeks).getByRole('region', {
      name: 'The chosen shift',
    });
    expect(chosen).toHaveTextContent('Secondary: bo · covers for cy');
    await waitFor(() =>
      expect(chosen).toHaveTextContent(
        'made by cy · reason: Cy is at the dentist',
      ),
    );
    expect(await violations()).toEqual([]);

    await user.click(within(weeks).getByRole('button', { name: 'As a table' }));
    const rows = within(
      within(weeks).getByRole('table', { name: 'Shifts' }),
    ).getAllByRole('row');
    expect(rows).toHaveLength(1 + bars.length);
    expect(rows[2]).toHaveTextContent('rotation drift');

    await user.selectOptions(
      within(weeks).getByRole('combobox', { name: 'How many weeks' }),
      '8 weeks',
    );
    expect(
      await within(weeks).findByText('1 gap in these weeks'),
    ).toBeVisible();
    expect(
      within(weeks)
        .getAllByRole('row')
        .filter(row => /nobody/.test(row.textContent ?? '')),
    ).toHaveLength(1);
  });

  it('removes an override, and has it back on undo', async () => {
    const user = userEvent.setup();
    const api = new FakeOnCallApi();
    api.overrides = [
      {
        id: 'override-1',
        rotation: 'single-cell',
        level: 'secondary',
        start: startOfShift(THIS_WEEK),
        end: startOfShift(THIS_WEEK + 1),
        person: BO,
        createdBy: CY,
        createdAt: '2026-11-20T18:00:00.000Z',
      },
    ];
    await renderTab(api);
    const picture = await screen.findByRole('group', {
      name: 'Shifts as a picture',
    });
    await user.click(
      within(picture).getByRole('button', { name: /covers for cy/ }),
    );
    await user.click(
      await screen.findByRole('button', { name: 'Remove the override' }),
    );
    expect(await screen.findByText('The override was removed')).toBeVisible();
    expect(api.overrides).toEqual([]);
    expect(
      screen.getByRole('region', { name: 'The chosen shift' }),
    ).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('The override is back')).toBeVisible();
    expect(api.overrides).toMatchObject([
      { level: 'secondary', person: BO, start: startOfShift(THIS_WEEK) },
    ]);
  });

  it('asks for an answer to a swap, and keeps the focus when it has one', async () => {
    const user = userEvent.setup();
    const api = new FakeOnCallApi();
    api.me = ANA;
    api.swaps = [aSwap()];
    await renderTab(api);
    const swaps = await region('Swaps that wait for an answer');
    expect(swaps).toHaveTextContent(
      'bo asks you to take Primary, Mon 7 Dec, 09:00 PT to Mon 14 Dec, 09:00 PT in exchange for Primary, Mon 21 Dec, 09:00 PT to Mon 28 Dec, 09:00 PT · I am at a wedding',
    );
    await user.click(
      within(swaps).getByRole('button', { name: 'Accept the swap of bo' }),
    );
    expect(await screen.findByText('The shifts were swapped')).toBeVisible();
    expect(api.asked).toEqual([
      { method: 'decideSwap', args: ['swap-1', 'accept', { version: 1 }] },
    ]);
    await waitFor(() => expect(document.body).not.toHaveTextContent('wedding'));
  });

  it('lists where PagerDuty and the rotation disagree', async () => {
    const api = new FakeOnCallApi();
    api.who = aWho({
      source: { kind: 'pagerduty', stale: false },
      // PagerDuty knows nothing of our shifts, whose book is kept all the same.
      levels: aWho().levels.map(level => ({
        ...level,
        now: level.now && {
          ...level.now,
          source: 'pagerduty',
          shiftId: undefined,
        },
      })),
      drift: [
        {
          level: 'primary',
          start: startOfShift(THIS_WEEK),
          end: startOfShift(THIS_WEEK + 1),
          configured: ANA,
          actualName: 'Example, A.',
          url: 'https://pagerduty.example.com/schedules/P1',
        },
      ],
    });
    await renderTab(api);
    const drift = await region('Where the sources disagree');
    expect(
      within(drift).getByRole('row', { name: /^Primary/ }),
    ).toHaveTextContent('anaExample, A.');
    expect(await region('Primary')).toHaveTextContent('the sources disagree');
    expect(
      await screen.findByRole('checkbox', { name: /Promote staging to prod/ }),
    ).toBeEnabled();
    expect(await violations()).toEqual([]);
  });

  describe('when it cannot be said who is on call', () => {
    it('has the YAML to copy where nothing is annotated', async () => {
      const user = userEvent.setup();
      const written = jest.spyOn(navigator.clipboard, 'writeText');
      const api = new FakeOnCallApi();
      api.who = aWho({
        state: 'not-annotated',
        levels: [],
        rotation: undefined,
      });
      await renderTab(api);
      expect(
        await screen.findByText('Nobody says who is on call for this'),
      ).toBeVisible();
      await user.click(screen.getByRole('button', { name: 'Copy the YAML' }));
      expect(written).toHaveBeenCalledWith(
        expect.stringContaining(
          'signalbox.dev/on-call-rotation: your-rotation',
        ),
      );
      expect(await violations()).toEqual([]);
    });

    it('names the rotation that there is not', async () => {
      const api = new FakeOnCallApi();
      api.who = aWho({
        state: 'not-configured',
        named: 'sngle-cell',
        levels: [],
        rotation: undefined,
      });
      await renderTab(api);
      expect(
        await screen.findByText('There is no rotation sngle-cell'),
      ).toBeVisible();
      expect(
        screen.getByText(/which component:default\/data-portal inherits/),
      ).toBeVisible();
    });

    it('says which permission is missing', async () => {
      const api = new FakeOnCallApi();
      api.failures.whoIsOnCall = new OnCallApiError('No', { statusCode: 403 });
      await renderTab(api);
      expect(
        await screen.findByText('You may not see who is on call here'),
      ).toBeVisible();
      expect(screen.getByText(/permission on-call.read/)).toBeVisible();
    });

    it('says that PagerDuty is down, since when, and how old the rest is', async () => {
      const api = new FakeOnCallApi();
      api.who = aWho({
        source: {
          kind: 'pagerduty',
          stale: true,
          fetchedAt: '2026-11-24T21:48:12.000Z',
          problem: {
            code: 'UNAVAILABLE',
            message: '503 Service Unavailable',
            since: '2026-11-24T21:58:12.000Z',
          },
        },
      });
      await renderTab(api);
      const alert = await screen.findByRole('alert');
      expect(alert).toHaveTextContent(
        /PagerDuty is down: 503 Service Unavailable \(since 10 min ago\)\. PagerDuty could not be read; what you see is from 20 min ago\./,
      );
      expect(await region('Primary')).toHaveTextContent('ana');
    });

    it('keeps the rest when one panel fails, and asks again', async () => {
      const api = new FakeOnCallApi();
      api.failures.getSchedule = new Error('connect ECONNREFUSED');
      await renderTab(api);
      const weeks = await region('Coming weeks');
      expect(await within(weeks).findByRole('alert')).toHaveTextContent(
        'This could not be read: connect ECONNREFUSED',
      );
      expect(await region('Primary')).toHaveTextContent('ana');
      delete api.failures.getSchedule;
      await userEvent.click(
        within(weeks).getByRole('button', { name: 'Try again' }),
      );
      expect(
        await within(weeks).findByRole('group', {
          name: 'Shifts as a picture',
        }),
      ).toBeVisible();
    });

    it('keeps what it knew, with its age, when it cannot be read again', async () => {
      const api = new FakeOnCallApi();
      const signals = new FakeSignals();
      await renderTab(api, { signals });
      await region('Primary');
      api.failures.whoIsOnCall = new Error('connect ECONNREFUSED');
      act(() => signals.send({ kind: 'schedule' }));
      expect(
        await screen.findByText(/connect ECONNREFUSED. What you see is from/),
      ).toBeVisible();
      expect(await region('Primary')).toHaveTextContent('ana');
    });
  });
});

describe('a link that a message has', () => {
  it('leads to the page that it names, open or resolved by now', async () => {
    const api = new FakeOnCallApi();
    api.pages = [
      aPage({ id: 'other', title: 'Another' }),
      aPage({ id: 'page-2', title: 'The lasso is slow' }),
    ];
    const first = await renderTab(api, { address: '/?page=page-2' });
    expect(await region('Page: The lasso is slow')).toHaveFocus();
    first.unmount();

    api.pages[1].state = 'resolved';
    await renderTab(api, { address: '/?page=page-2' });
    const page = await region('Page: The lasso is slow');
    expect(page).toHaveFocus();
    expect(page).toHaveTextContent(/^Resolved/);
    expect(
      within(page).queryByRole('button', { name: 'Acknowledge' }),
    ).toBeNull();
    expect(await region('Page: Another')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('leads to the note of a handoff, at either end of the shift or of another', async () => {
    const at = async (shift: number) => {
      const tab = await renderTab(new FakeOnCallApi(), {
        address: `/?shift=single-cell:${shift}#handoff`,
      });
      return tab;
    };
    const received = await at(THIS_WEEK - 1);
    await waitFor(async () =>
      expect(await region('From the shift before')).toHaveFocus(),
    );
    received.unmount();
    const given = await at(THIS_WEEK);
    await waitFor(async () =>
      expect(await region('To the next shift')).toHaveFocus(),
    );
    given.unmount();
    await at(THIS_WEEK - 5);
    await waitFor(async () =>
      expect(await region('Of the shift that the link names')).toHaveFocus(),
    );
  });

  it('leads to the book of a shift, and to readiness, and nowhere by a name that is not there', async () => {
    const api = new FakeOnCallApi();
    const asked = jest.spyOn(api, 'getShiftBook');
    const book = await renderTab(api, {
      address: `/?shift=single-cell:${THIS_WEEK + 2}`,
    });
    await waitFor(async () => expect(await region('Shift book')).toHaveFocus());
    expect(asked).toHaveBeenLastCalledWith(`single-cell:${THIS_WEEK + 2}`);
    book.unmount();

    const readiness = await renderTab(api, { address: '/#readiness' });
    await waitFor(async () => expect(await region('Readiness')).toHaveFocus());
    readiness.unmount();

    await renderTab(api, { address: '/?shift=another:3#elsewhere' });
    expect(await region('Shift book')).not.toHaveFocus();
    expect(document.body).toHaveFocus();
  });
});
