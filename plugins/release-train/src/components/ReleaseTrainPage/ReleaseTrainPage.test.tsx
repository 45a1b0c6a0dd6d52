import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReleaseTrainApiError } from '../../api/ReleaseTrainApiError';
import { FakeReleaseTrainApi } from '../../__testUtils__/FakeReleaseTrainApi';
import {
  aCandidate,
  aMatrix,
  anEnvironment,
  aPromotion,
  aRun,
  ANA,
  COMPONENT,
  NOW,
} from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderPage';
import { FakeSignals } from '../../__testUtils__/renderTab';
import { violations } from '../../__testUtils__/violations';

const region = (name: string) => screen.findByRole('region', { name });
const address = () => screen.getByTestId('address').textContent;
const TAB = '/catalog/default/component/explorer/release-train';

describe('the board', () => {
  it('says of each train where it is, what is where and what it waits for', async () => {
    await renderPage(new FakeReleaseTrainApi(), '');

    const train = await region('Train single-cell');
    expect(
      await within(train).findByRole('heading', {
        name: 'Ready on Wednesday 10:00 PT',
      }),
    ).toBeVisible();
    const table = await within(train).findByRole('table', {
      name: 'What is where on the train single-cell',
    });
    expect(
      within(table).getByRole('row', { name: /^explorer/ }),
    ).toHaveTextContent(/^explorerdbbcef3cd6e725.*candidate0684041$/);
    expect(
      within(within(table).getByRole('row', { name: /^explorer/ })).getByRole(
        'link',
        { name: 'explorer' },
      ),
    ).toHaveAttribute('href', TAB);
    // What the reader may not see is said, and the rest works.
    expect(
      within(table).getByRole('row', { name: /^infra/ }),
    ).toHaveTextContent('You may not see it, or nothing is configured.');
    expect(
      within(train).getByRole('list', { name: 'What the train waits for' })
        .textContent,
    ).toBe(
      'explorer: your LGTM · 1 more LGTM of single-cellexplorer: the soak, until Wed 00:00 PT',
    );
    expect(
      within(train).getByRole('button', { name: 'Give your word on explorer' }),
    ).toHaveAttribute('href', TAB);
    expect(await violations()).toEqual([]);
  });

  it('shows drift, locks, freezes, deployments under way, and hot-fixes', async () => {
    const api = new FakeReleaseTrainApi();
    api.runs = [
      aRun(),
      aRun({
        id: 'run-hot',
        lane: 'hotfix',
        state: 'staging',
        reason: 'The lasso is broken',
        candidates: [aCandidate({ id: 'hot', runId: 'run-hot' })],
      }),
    ];
    api.matrix = aMatrix([
      anEnvironment({
        name: 'prod',
        drift: true,
        observed: { version: 'abc1234', at: NOW },
        activeDeployment: aPromotion({ state: 'needs_human' }),
        freeze: { name: 'Holidays' },
        lock: {
          id: 'lock-1',
          component: COMPONENT,
          environment: 'prod',
          reason: 'Migration',
          owner: ANA,
          at: NOW,
          cause: 'person',
        },
      }),
    ]);
    await renderPage(api, 'board');

    const train = await region('Train single-cell');
    const prod = await within(train).findByRole('row', { name: /^explorer/ });
    for (const words of [
      'needs a human',
      'drift: abc1234',
      'locked: Migration',
      'freeze: Holidays',
    ]) {
      expect(prod).toHaveTextContent(words);
    }
    expect(
      within(train).getByRole('heading', {
        name: 'The deployment to prod needs a human',
      }),
    ).toBeVisible();
    expect(
      within(train).getByRole('button', {
        name: 'Say what became of explorer',
      }),
    ).toBeVisible();
    expect(
      within(train).getByRole('list', { name: 'Hot-fixes under way' }),
    ).toHaveTextContent(/^explorer cd6e725.* staging The lasso is broken$/);
  });

  it('reads again when something changes, and keeps what it knew when it cannot', async () => {
    const api = new FakeReleaseTrainApi();
    const signals = new FakeSignals();
    await renderPage(api, 'board', signals);
    await screen.findByRole('heading', { name: 'Ready on Wednesday 10:00 PT' });

    api.runs = [];
    act(() => signals.send({ kind: 'run' }));
    expect(
      await screen.findByRole('heading', { name: /The next run is cut on/ }),
    ).toBeVisible();

    api.failures.listRuns = new Error('connect ECONNREFUSED');
    act(() => signals.send({ kind: 'run' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /ECONNREFUSED. What you see is from (now|\d+ s ago)/,
    );
    expect(
      screen.getByRole('heading', { name: /The next run is cut on/ }),
    ).toBeVisible();
  });

  it('tells the reader who may not see any train', async () => {
    const api = new FakeReleaseTrainApi();
    api.failures.listTrains = new ReleaseTrainApiError('no', {
      statusCode: 403,
    });
    await renderPage(api, 'board');
    expect(
      await screen.findByText('There is no train that you may see'),
    ).toBeVisible();
  });
});

describe('the calendar', () => {
  it('shows the month of the server’s clock and moves by the keys', async () => {
    const user = userEvent.setup();
    await renderPage(new FakeReleaseTrainApi(), 'calendar');

    const grid = await screen.findByRole('grid', {
      name: 'Release trains in November 2026',
    });
    const today = within(grid).getByRole('gridcell', { current: 'date' });
    expect(today).toHaveTextContent(/Friday 27 November 2026, nothing planned/);
    expect(
      await within(grid).findByRole('gridcell', {
        name: 'Thursday 26 November 2026, 2 entries, 08:00 Hold call, 10:00 Cut',
      }),
    ).toBeVisible();

    today.focus();
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement).toHaveTextContent(/Thursday 26 November/);
    const day = await region('Thursday 26 November 2026');
    expect(day).toHaveTextContent('10:00 PT · Cut · Train single-cell');
    await user.keyboard('{End}{ArrowDown}');
    await waitFor(() =>
      expect(document.activeElement).toHaveTextContent(/Sunday 6 December/),
    );
    expect(address()).toBe('/release-train/calendar?month=2026-12');
    await user.keyboard('{PageUp}');
    await waitFor(() =>
      expect(document.activeElement).toHaveTextContent(/Friday 6 November/),
    );
    expect(await violations()).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Next month' }));
    expect(address()).toBe('/release-train/calendar?month=2026-12');
    await user.click(screen.getByRole('button', { name: 'Today' }));
    expect(address()).toBe('/release-train/calendar');
  });

  it('shows the same as a table', async () => {
    await renderPage(
      new FakeReleaseTrainApi(),
      'calendar?month=2026-12&view=table',
    );
    const table = await screen.findByRole('table', { name: 'Calendar' });
    expect(
      await within(table).findByRole('row', {
        name: 'Wed 2 Dec 10:00 PT Promotion single-cell –',
      }),
    ).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('makes a feed, shows its address once, and revokes it', async () => {
    const user = userEvent.setup();
    const api = new FakeReleaseTrainApi();
    await renderPage(api, 'calendar');

    await user.click(await screen.findByRole('button', { name: 'Subscribe…' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Subscribe to a train',
    });
    expect(await within(dialog).findByText('You have none.')).toBeVisible();
    await user.click(
      within(dialog).getByRole('button', { name: 'Make an address' }),
    );
    expect(
      await within(dialog).findByRole('textbox', {
        name: 'Address of the feed',
      }),
    ).toHaveValue('https://portal.example.com/calendar/a-secret');
    await user.click(
      within(dialog).getByRole('button', { name: 'Copy the address' }),
    );
    expect(await within(dialog).findByText('Copied')).toBeVisible();
    expect(await violations()).toEqual([]);

    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    await user.click(screen.getByRole('button', { name: 'Subscribe…' }));
    const again = await screen.findByRole('dialog');
    expect(within(again).queryByRole('textbox')).not.toBeInTheDocument();
    await user.click(
      await within(again).findByRole('button', {
        name: 'Revoke the feed of single-cell',
      }),
    );
    expect(await within(again).findByText('You have none.')).toBeVisible();
    expect(api.asked.map(({ method }) => method)).toEqual([
      'createFeed',
      'revokeFeed',
    ]);
  });
});

describe('the history', () => {
  it('filters deployments, and keeps what is chosen in the address', async () => {
    const user = userEvent.setup();
    const api = new FakeReleaseTrainApi();
    api.deployments = [aPromotion(), ...api.deployments];
    await renderPage(api, 'history?environment=staging');

    const table = await screen.findByRole('table', { name: 'Deployments' });
    expect(within(table).getAllByRole('row')).toHaveLength(2);
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Kind' }),
      'hot-fix',
    );
    expect(address()).toBe(
      '/release-train/history?environment=staging&kind=hotfix',
    );
    expect(screen.getByText('No deployment fits.')).toBeVisible();
    expect(screen.getByText(/0 of the 1 read so far/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear the filters' }));
    expect(
      within(
        await screen.findByRole('table', { name: 'Deployments' }),
      ).getAllByRole('row'),
    ).toHaveLength(3);
    await user.click(
      screen.getByRole('button', { name: 'Details of cd6e725 to prod' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'cd6e725 to prod' }),
    ).toBeVisible();
  });

  it('shows runs, page by page', async () => {
    const api = new FakeReleaseTrainApi();
    const ended = api.runs[1];
    jest.spyOn(api, 'listRuns').mockImplementation(async query => ({
      items: [
        {
          ...ended,
          id: query.cursor ?? 'first',
          slotDate: query.cursor ? '2026-11-12' : '2026-11-19',
        },
      ],
      pageInfo: query.cursor ? {} : { nextCursor: 'second' },
    }));
    await renderPage(api, 'history?show=runs');
    const table = await screen.findByRole('table', { name: 'Runs' });
    expect(table).toHaveTextContent('Thu 19 Nov');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show older ones' }),
    );
    expect(await screen.findByText('2 shown · That is all.')).toBeVisible();
    expect(table).toHaveTextContent('Thu 12 Nov');
    expect(await violations()).toEqual([]);
  });
});

describe('the figures', () => {
  it('say of how many they are made, and leave a gap without data', async () => {
    const user = userEvent.setup();
    await renderPage(new FakeReleaseTrainApi(), 'figures');

    const leadTime = await region('Lead time for changes');
    expect(leadTime).toHaveTextContent(
      '2.1 dnine of ten within 4 d · n = 12 · 12 changes',
    );
    expect(await region('Change failure rate')).toHaveTextContent(
      '25%n = 4 · 1 of 4 deployments',
    );
    expect(
      within(leadTime).getByRole('img', {
        name: 'Lead time for changes by week',
      }),
    ).toBeVisible();
    await user.click(
      screen.getByRole('checkbox', {
        name: 'The figures by week, as a table',
      }),
    );
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows.at(-1)).toHaveTextContent(
      'Mon 7 Sep32.1 d (n = 12)4 d25% (n = 4)2 h (n = 1)',
    );
    expect(rows.at(-2)).toHaveTextContent(
      'Mon 14 Sep0– (n = 0)–– (n = 0)– (n = 0)',
    );
    expect(await violations()).toEqual([]);
  });

  it('ask for whole weeks, of a component', async () => {
    const user = userEvent.setup();
    const api = new FakeReleaseTrainApi();
    const asked = jest.spyOn(api, 'getMetrics');
    await renderPage(api, 'figures');
    await user.selectOptions(
      await screen.findByRole('combobox', { name: 'Weeks' }),
      '4 weeks',
    );
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Component' }),
      'explorer',
    );
    await waitFor(() =>
      expect(asked).toHaveBeenLastCalledWith({
        train: 'single-cell',
        component: COMPONENT,
        from: '2026-11-02T08:00:00.000Z',
        to: '2026-11-28T08:00:00.000Z',
      }),
    );
    expect(address()).toBe(
      `/release-train/figures?weeks=4&component=${encodeURIComponent(
        COMPONENT,
      )}`,
    );
  });
});

describe('the rehearsal', () => {
  it('plays the runs through by three clocks, with every reason', async () => {
    const user = userEvent.setup();
    await renderPage(new FakeReleaseTrainApi(), 'rehearsal');

    const run = await region('Run of Thu 11 Mar');
    expect(screen.getByText(/A rehearsal writes nothing/)).toBeVisible();
    expect(run).toHaveTextContent(
      'Clocks change before this: 10:00 stays, UTC moves from 18:00 to 17:00',
    );
    const promotion = within(run).getByRole('row', { name: /^Promotion/ });
    expect(promotion).toHaveTextContent('10:00 PDT');
    expect(promotion).toHaveTextContent('Wed 17 Mar, 18:00');
    expect(promotion).toHaveTextContent('1 of 2 LGTMs');
    expect(within(run).getByRole('row', { name: /^Cut/ })).toHaveTextContent(
      'nothing stands in the way',
    );
    await user.click(
      screen.getByRole('button', { name: 'What the channel reads' }),
    );
    expect(
      await screen.findByText('The cut of single-cell is near.'),
    ).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('says what could not be read, and asks again', async () => {
    const api = new FakeReleaseTrainApi();
    api.failures.rehearse = new Error('connect ECONNREFUSED');
    await renderPage(api, 'rehearsal');
    expect(
      await screen.findByText(/could not be read: connect ECONNREFUSED/),
    ).toBeVisible();
    delete api.failures.rehearse;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await region('Run of Thu 11 Mar')).toBeVisible();
  });
});
