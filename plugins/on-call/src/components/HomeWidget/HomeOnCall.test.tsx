import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { FakeOnCallApi } from '../../__testUtils__/FakeOnCallApi';
import {
  ANA,
  aPage,
  aSwap,
  CY,
  startOfShift,
  THIS_WEEK,
  VIC,
} from '../../__testUtils__/fixtures';
import { aReadiness, someShifts } from '../../__testUtils__/panelFixtures';
import { renderForReader } from '../../__testUtils__/render';
import { violations } from '../../__testUtils__/violations';
import { HomePageOnCall, OnCallPage } from '../../plugin';
import { pagesFor } from './myPages';

const [thisWeek] = someShifts().items;
const nextWeek = {
  ...thisWeek,
  start: startOfShift(THIS_WEEK + 1),
  end: startOfShift(THIS_WEEK + 2),
  current: false,
};

describe('the home-page widget', () => {
  it('says until when one is on call, and what waits, with where to see to it', async () => {
    const api = new FakeOnCallApi();
    api.pages = [aPage()];
    api.myShifts = someShifts({ swapsToAnswer: [aSwap()] });
    await renderForReader(
      api,
      <Routes>
        <Route path="/" element={<HomePageOnCall />} />
        <Route path="/on-call/*" element={<OnCallPage />} />
      </Routes>,
    );
    expect(
      await screen.findByText(/^You are on call now, until/),
    ).toHaveTextContent('You are on call now, until Mon 30 Nov, 09:00 PT');
    expect(
      await screen.findByRole('link', { name: /^Page open: Datasets page/ }),
    ).toHaveAttribute('href', '/catalog/default/component/data-portal/on-call');
    const waits = await screen.findByRole('list', { name: 'Waits for you' });
    expect(await screen.findByText('Not ready: 1 of 2 open')).toBeVisible();
    expect(waits).toHaveTextContent('1 swap to answer');
    expect(
      screen.getByRole('link', { name: '1 swap to answer' }),
    ).toHaveAttribute('href', '/on-call/my-shifts');
    expect(await violations()).toEqual([]);
  });

  it('counts the days to the next shift', async () => {
    const api = new FakeOnCallApi();
    api.me = CY;
    api.pages = [aPage()];
    api.myShifts = someShifts({ items: [nextWeek] });
    api.readiness = aReadiness({ checks: [] });
    await renderForReader(api, <HomePageOnCall />);
    expect(
      await screen.findByText(/^You are on call in 6 days/),
    ).toHaveTextContent('You are on call in 6 days, Mon 30 Nov, 09:00 PT');
    // The page rang for Ana.
    expect(screen.queryByText(/^Page open/)).toBeNull();
    expect(await screen.findByText('Nothing waits for you.')).toBeVisible();
  });

  it('has nothing for somebody who is not on call', async () => {
    const api = new FakeOnCallApi();
    api.me = VIC;
    api.myShifts = someShifts({ items: [] });
    await renderForReader(api, <HomePageOnCall />);
    expect(
      await screen.findByText('Nothing in the coming 12 weeks'),
    ).toBeVisible();
    // Their open checks are nobody's business, not even theirs.
    expect(await screen.findByText('Nothing waits for you.')).toBeVisible();
  });

  it('says why the shifts could not be read', async () => {
    const api = new FakeOnCallApi();
    api.failures.listMyShifts = new Error('connect ECONNREFUSED');
    await renderForReader(api, <HomePageOnCall />);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This could not be read: connect ECONNREFUSED',
    );
  });
});

it('takes a page as one’s own when it rang for one and waits', () => {
  const open = aPage();
  expect(pagesFor([open], ANA)).toEqual([open]);
  expect(pagesFor([open], CY)).toEqual([]);
  expect(pagesFor([open], undefined)).toEqual([]);
  expect(pagesFor([aPage({ state: 'acknowledged' })], ANA)).toEqual([]);
  expect(
    pagesFor([aPage({ state: 'unanswered', notified: [] })], ANA),
  ).toHaveLength(1);
});
