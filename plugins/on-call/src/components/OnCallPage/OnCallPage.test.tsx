import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  Fairness,
  Schedule,
  WhoIsOnCall,
} from '@signalbox/backstage-plugin-on-call-common';
import { FakeOnCallApi } from '../../__testUtils__/FakeOnCallApi';
import {
  ANA,
  aPage,
  aRotation,
  aSwap,
  aWho,
  BO,
  CY,
  startOfShift,
  THIS_WEEK,
} from '../../__testUtils__/fixtures';
import {
  aFairness,
  aHandoff,
  someShifts,
} from '../../__testUtils__/panelFixtures';
import { renderPage } from '../../__testUtils__/render';
import { violations } from '../../__testUtils__/violations';
import type { ScheduleQuery, WhoQuery } from '../../api/OnCallApi';
import { OnCallApiError } from '../../api/OnCallApiError';

const TAB = '/catalog/default/system/single-cell/on-call';

const region = (name: string) => screen.findByRole('region', { name });

/** The API with a second rotation, in New York, that PagerDuty says the people of. */
class TwoRotations extends FakeOnCallApi {
  infraFails = false;
  readonly fairnessAsked: Array<[string, ScheduleQuery]> = [];

  constructor() {
    super();
    this.rotations = [
      aRotation(),
      aRotation({
        id: 'infra',
        title: 'Infrastructure',
        timeZone: 'America/New_York',
        channel: '#infra',
        members: [],
        entityRefs: [],
        source: 'pagerduty',
      }),
    ];
  }

  async whoIsOnCall(query: WhoQuery): Promise<WhoIsOnCall> {
    if (query.rotation !== 'infra') return super.whoIsOnCall(query);
    if (this.infraFails) throw new Error('PagerDuty is down');
    return {
      ...aWho(),
      rotation: this.rotations[1],
      levels: [
        {
          level: 'primary',
          title: 'Primary',
          now: {
            level: 'primary',
            source: 'pagerduty',
            name: 'Eve Elsewhere',
            start: '2026-11-24T14:00:00.000Z',
            end: '2026-11-25T14:00:00.000Z',
          },
        },
        { level: 'secondary', title: 'Secondary' },
      ],
      source: {
        kind: 'pagerduty',
        stale: true,
        fetchedAt: '2026-11-24T21:58:00.000Z',
        problem: {
          code: 'UNAVAILABLE',
          message: 'PagerDuty answered 503',
          since: '2026-11-24T22:00:00.000Z',
        },
      },
    };
  }

  async getSchedule(rotation: string, query: ScheduleQuery): Promise<Schedule> {
    const schedule = await super.getSchedule(rotation, query);
    if (rotation !== 'infra') return schedule;
    if (this.infraFails) throw new Error('PagerDuty is down');
    return {
      ...schedule,
      timeZone: 'America/New_York',
      assignments: [],
      gaps: [],
      doubled: [
        {
          person: BO,
          levels: ['primary', 'secondary'],
          start: '2026-12-01T14:00:00.000Z',
          end: '2026-12-02T14:00:00.000Z',
        },
      ],
      drift: [
        {
          level: 'primary',
          start: '2026-12-01T14:00:00.000Z',
          end: '2026-12-02T14:00:00.000Z',
          configured: ANA,
          actual: BO,
        },
      ],
    };
  }

  async getFairness(
    ...[rotation, query]: [string?, ScheduleQuery?]
  ): Promise<Fairness> {
    this.fairnessAsked.push([rotation!, query!]);
    return super.getFairness();
  }
}

describe('the roster', () => {
  it('says of every rotation who is on call now and next, and what has to be seen to', async () => {
    const api = new TwoRotations();
    api.pages = [aPage()];
    await renderPage(api, '');

    const table = await screen.findByRole('table', {
      name: 'Rotations, who is on call now and who is next',
    });
    const row = (name: RegExp) => within(table).getByRole('row', { name });
    await waitFor(() =>
      expect(row(/^Single cell/)).toHaveTextContent(
        /Primary: .*ana.* until Mon 30 Nov, 09:00 PT/i,
      ),
    );
    expect(row(/^Single cell/)).toHaveTextContent(/Tertiary: .*dee.* always/i);
    expect(row(/^Single cell/)).toHaveTextContent(
      // From when is said already: when the present one goes.
      /Primary: .*cy ?Secondary: .*eli/i,
    );
    expect(
      within(row(/^Single cell/)).getByRole('link', {
        name: /^Page open: Datasets page answers 502/,
      }),
    ).toHaveAttribute('href', '/catalog/default/component/data-portal/on-call');
    expect(
      within(row(/^Single cell/)).getByRole('link', { name: 'Single cell' }),
    ).toHaveAttribute('href', TAB);
    expect(
      within(row(/^Single cell/)).getByRole('link', {
        name: '1 gap within 12 weeks',
      }),
    ).toHaveAttribute('href', '/on-call/gaps?rotation=single-cell');
    expect(row(/^Single cell/)).toHaveTextContent('1 person not ready');

    const infra = row(/^Infrastructure/);
    expect(infra).toHaveTextContent(
      'Primary: Eve Elsewhere until Wed 25 Nov, 09:00 ET',
    );
    expect(infra).toHaveTextContent('Secondary: nobody');
    expect(infra).toHaveTextContent(
      'from pagerduty, not read since 10 min ago',
    );
    expect(infra).toHaveTextContent('PagerDuty answered 503');
    expect(infra).toHaveTextContent('1 time somebody is doubled');
    expect(infra).toHaveTextContent('1 difference from the configuration');
    expect(await violations()).toEqual([]);
  });

  it('is filtered by words and by what has to be seen to', async () => {
    await renderPage(new TwoRotations(), 'roster');
    await screen.findByText(/Eve Elsewhere/);
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Find a rotation or a person' }),
      'eve',
    );
    await waitFor(() =>
      expect(screen.queryByRole('row', { name: /^Single cell/ })).toBeNull(),
    );
    expect(screen.getByText('1 of 2 rotations')).toBeVisible();
    await userEvent.type(screen.getByRole('searchbox'), 'xyz');
    expect(await screen.findByText('No rotation fits.')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filter' }),
    );
    expect(await screen.findByText('2 of 2 rotations')).toBeVisible();
  });

  it('shows the others when one rotation cannot be read', async () => {
    const api = new TwoRotations();
    api.infraFails = true;
    await renderPage(api, 'roster');
    expect(
      await screen.findByRole('row', { name: /^Single cell/ }),
    ).toBeVisible();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This rotation could not be read: Infrastructure. PagerDuty is down',
    );
    expect(
      screen.getByRole('row', { name: /^Infrastructure/ }),
    ).toHaveTextContent('This could not be read: PagerDuty is down');
  });

  it('tells the reader who may not see any rotation', async () => {
    const api = new FakeOnCallApi();
    api.failures.listRotations = new OnCallApiError('no', { statusCode: 403 });
    await renderPage(api, 'roster');
    expect(
      await screen.findByText('There is no rotation that you may see'),
    ).toBeVisible();
  });
});

describe('my shifts', () => {
  const ahead = (number: number) => ({
    ...someShifts().items[0],
    shiftId: `single-cell:${number}`,
    start: startOfShift(number),
    end: startOfShift(number + 1),
    current: false,
  });

  it('says until when one is on call, and how many days there are to the next time', async () => {
    const api = new FakeOnCallApi();
    api.myShifts = someShifts({
      items: [
        ...someShifts().items,
        ahead(THIS_WEEK + 4),
        ahead(THIS_WEEK + 1),
      ],
    });
    await renderPage(api, 'my-shifts');
    const panel = await region('My shifts');
    expect(
      within(panel).getByText(/^You are on call now, until/),
    ).toHaveTextContent('You are on call now, until Mon 30 Nov, 09:00 PT');
    const rows = within(
      within(panel).getByRole('table', { name: 'My shifts, now and ahead' }),
    ).getAllByRole('row');
    expect(rows.slice(1).map(row => row.textContent)).toEqual([
      expect.stringMatching(/^nowMon 23 Nov, 09:00 – Mon 30 Nov, 09:00 PT/),
      expect.stringMatching(/^in 6 daysMon 30 Nov/),
      expect.stringMatching(/^in 27 daysMon 21 Dec/),
    ]);
    expect(await violations()).toEqual([]);
  });

  it('says that there is nothing, and looks further ahead', async () => {
    const api = new FakeOnCallApi();
    api.myShifts = someShifts({ items: [] });
    await renderPage(api, 'my-shifts');
    const panel = await region('My shifts');
    expect(
      within(panel).getByText('Nothing in the coming 12 weeks'),
    ).toBeVisible();
    await userEvent.selectOptions(
      within(panel).getByRole('combobox', { name: 'Weeks' }),
      '52 weeks',
    );
    expect(
      await within(panel).findByText('Nothing in the coming 52 weeks'),
    ).toBeVisible();
  });

  it('has swaps answered and handoffs acknowledged', async () => {
    const api = new FakeOnCallApi();
    api.me = CY;
    api.swaps = [aSwap({ to: CY })];
    api.myShifts = someShifts({
      swapsToAnswer: api.swaps,
      handoffsToAcknowledge: [
        {
          shiftId: `single-cell:${THIS_WEEK}`,
          rotation: 'single-cell',
          rotationTitle: 'Single cell',
        },
      ],
    });
    api.handoff = aHandoff({
      state: 'written',
      markdown: 'Watch the lasso',
      writtenBy: ANA,
      version: 2,
    });
    await renderPage(api, 'my-shifts');
    const swaps = await screen.findByRole('list', { name: 'Swaps to answer' });
    expect(swaps).toHaveTextContent(
      /bo.* asks you to take Primary, Mon 7 Dec, 09:00 PT to .* in exchange for .*I am at a wedding/i,
    );
    await userEvent.click(
      within(swaps).getByRole('button', { name: /^Accept the swap of/ }),
    );
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(
        'The shifts were swapped',
      ),
    );

    const handoff = await region('Handoff of Single cell');
    expect(handoff).toHaveTextContent('Watch the lasso');
    await userEvent.click(
      within(handoff).getByRole('button', { name: 'Acknowledge the handoff' }),
    );
    await waitFor(() =>
      expect(api.asked).toEqual([
        { method: 'decideSwap', args: ['swap-1', 'accept', { version: 1 }] },
        {
          method: 'acknowledgeHandoff',
          args: [`single-cell:${THIS_WEEK}`, { version: 2 }],
        },
      ]),
    );
  });

  it('lists one’s feeds, makes and revokes one', async () => {
    const api = new FakeOnCallApi();
    await renderPage(api, 'my-shifts');
    const feeds = await region('My calendar feeds');
    await userEvent.click(
      within(feeds).getByRole('button', { name: 'Subscribe…' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Make a feed' }),
    );
    expect(
      await within(dialog).findByDisplayValue(/calendar\/secret\.ics$/),
    ).toBeVisible();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Close' }),
    );
    await userEvent.click(
      await within(feeds).findByRole('button', { name: /^Revoke/ }),
    );
    await waitFor(() => expect(api.feeds).toEqual([]));
  });

  it('each panel fails alone', async () => {
    const api = new FakeOnCallApi();
    api.failures.listMyShifts = new Error('connect ECONNREFUSED');
    await renderPage(api, 'my-shifts');
    expect(
      await within(await region('My shifts')).findByRole('alert'),
    ).toHaveTextContent('connect ECONNREFUSED');
    expect(
      await within(await region('Readiness')).findByText(/^Not ready/),
    ).toBeVisible();
    expect(await region('My calendar feeds')).not.toHaveTextContent('ECONN');
  });
});

describe('fairness', () => {
  it('plots the load of each with its n and an even share, and has it all as a table', async () => {
    const api = new TwoRotations();
    await renderPage(api, 'fairness');
    const panel = await region('Fairness');
    const weeks = await within(panel).findByRole('region', {
      name: 'Weeks as primary',
    });
    expect(weeks).toHaveTextContent(
      'n = 6 · weeks in all · Broken line: an even share, 2 each.',
    );
    const plot = within(weeks).getByRole('img', {
      name: 'Weeks as primary by person, n = 6',
    });
    expect(plot).toHaveTextContent(/ana.*: 3.*bo.*: 2.*cy.*: 1/i);
    for (const [measure, n] of [
      ['Weekend days as primary', 12],
      ['Pages', 9],
      ['Pages at night', 3],
    ]) {
      expect(
        within(panel).getByRole('img', {
          name: `${measure} by person, n = ${n}`,
        }),
      ).toBeVisible();
    }

    await userEvent.click(
      within(panel).getByRole('checkbox', { name: 'As a table' }),
    );
    const table = within(panel).getByRole('table', {
      name: 'The load by person',
    });
    expect(within(table).getByRole('row', { name: /^ana/i })).toHaveTextContent(
      /35043 \(\+50%\)6 \(\+50%\)4 \(\+33%\)0 \(-100%\)3$/,
    );
    expect(within(table).getByRole('row', { name: /^All/ })).toHaveTextContent(
      'All61,0086129' + '39',
    );
    expect(await violations()).toEqual([]);
  });

  it('is asked of another rotation and over other weeks, in that rotation’s days', async () => {
    const api = new TwoRotations();
    await renderPage(api, 'fairness');
    const panel = await region('Fairness');
    await userEvent.selectOptions(
      within(panel).getByRole('combobox', { name: 'Rotation' }),
      'Infrastructure',
    );
    await userEvent.selectOptions(
      within(panel).getByRole('combobox', { name: 'The last' }),
      '4 weeks',
    );
    await waitFor(() =>
      expect(api.fairnessAsked.at(-1)).toEqual([
        'infra',
        { from: '2026-10-28T04:00:00.000Z', to: '2026-11-25T05:00:00.000Z' },
      ]),
    );
  });

  it('says that nobody was on call', async () => {
    const api = new FakeOnCallApi();
    api.fairness = aFairness({ people: [] });
    await renderPage(api, 'fairness');
    expect(
      await screen.findByText('Nobody was on call in these weeks.'),
    ).toBeVisible();
  });

  it('draws no bars where there is nothing to share', async () => {
    const api = new FakeOnCallApi();
    api.fairness = aFairness({
      people: aFairness().people.map(person => ({ ...person, nightPages: 0 })),
    });
    await renderPage(api, 'fairness');
    const night = await region('Pages at night');
    expect(night).toHaveTextContent('Nothing to share in these weeks.');
    expect(night).not.toHaveTextContent('even share');
  });
});

describe('gaps', () => {
  it('lists gaps and doubled people of all rotations, each with a way to end it', async () => {
    const api = new TwoRotations();
    await renderPage(api, 'gaps');
    const panel = await region('Gaps');
    const table = await within(panel).findByRole('table', {
      name: 'Gaps and doubled people, the earliest first',
    });
    await waitFor(() =>
      expect(within(table).getAllByRole('row')).toHaveLength(3),
    );
    const [, doubled, gap] = within(table).getAllByRole('row');
    expect(doubled).toHaveTextContent(
      /^Tue 1 Dec, 09:00 – Wed 2 Dec, 09:00 ET.*Infrastructure.*bo.* is Primary and Secondary at once/i,
    );
    expect(gap).toHaveTextContent(
      /^Thu 24 Dec, 09:00 – Mon 28 Dec, 09:00 PT.*Single cell.*Nobody is Primary/,
    );
    expect(
      within(gap).getByRole('link', { name: 'Single cell' }),
    ).toHaveAttribute('href', TAB);
    expect(panel).toHaveTextContent('2 found · rotations looked at: n = 2');
    expect(await violations()).toEqual([]);

    await userEvent.click(
      within(gap).getByRole('button', {
        name: 'Find somebody to stand in as Primary of Single cell',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByDisplayValue('2026-12-24T09:00')).toBeVisible();
    expect(within(dialog).getByDisplayValue('2026-12-28T09:00')).toBeVisible();
  });

  it('says so where there is none, and looks at one rotation alone', async () => {
    const api = new TwoRotations();
    await renderPage(api, 'gaps?rotation=single-cell&weeks=4');
    const panel = await region('Gaps');
    expect(
      await within(panel).findByText(
        'Nobody is missing and nobody is doubled in 1 rotation in these weeks.',
      ),
    ).toBeVisible();
    await userEvent.selectOptions(
      within(panel).getByRole('combobox', { name: 'Rotation' }),
      'All rotations',
    );
    expect(
      await within(panel).findByText('1 found · rotations looked at: n = 2'),
    ).toBeVisible();
  });

  it('shows what it knows when one rotation cannot be read', async () => {
    const api = new TwoRotations();
    api.infraFails = true;
    await renderPage(api, 'gaps');
    const panel = await region('Gaps');
    expect(await within(panel).findByRole('alert')).toHaveTextContent(
      'This rotation could not be read: Infrastructure. PagerDuty is down',
    );
    expect(
      await within(panel).findByText('1 found · rotations looked at: n = 1'),
    ).toBeVisible();
  });
});
