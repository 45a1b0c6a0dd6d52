import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { homePageWidgetDataRef } from '@backstage/plugin-home-react/alpha';
import plugin from './alpha';
import { onCallApiRef } from './api/OnCallApi';
import { FakeOnCallApi } from './__testUtils__/FakeOnCallApi';
import { anEntity, aPage } from './__testUtils__/fixtures';
import { somePeople } from './__testUtils__/people';

const MOUNTED = { '/catalog/:namespace/:kind/:name': entityRouteRef };

const apisOf = (api: FakeOnCallApi) =>
  [
    [onCallApiRef, api],
    [catalogApiRef, catalogApiMock({ entities: somePeople() })],
  ] as const;

function renderEntity(extension: string, entity = anEntity()) {
  const api = new FakeOnCallApi();
  api.pages = [aPage()];
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      plugin.getExtension(extension as 'entity-content:on-call'),
    ],
    mountedRoutes: MOUNTED,
    apis: apisOf(api),
  });
}

describe('the plugin of the new frontend system', () => {
  it('gives the tab to a component, whatever it is annotated with', async () => {
    renderEntity('entity-content:on-call', anEntity({}));
    expect(
      await screen.findByRole('region', { name: 'Primary' }),
    ).toBeVisible();
    expect(
      await screen.findByRole('group', { name: 'Shifts as a picture' }),
    ).toBeVisible();
    const page = screen.getByRole('region', { name: /^Page: Datasets/ });
    expect(
      within(page).getByRole('button', { name: 'Acknowledge' }),
    ).toBeVisible();
  });

  it('gives it to no person', async () => {
    renderEntity('entity-content:on-call', { ...anEntity(), kind: 'User' });
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });

  it('gives them the card too', async () => {
    renderEntity('entity-card:on-call');
    const list = await screen.findByRole('list', { name: 'Who is on call' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(level => level.textContent),
    ).toEqual([
      expect.stringMatching(/Primary: .*until Mon 30 Nov, 09:00 PT .*next: /),
      expect.stringMatching(/Secondary: /),
      expect.stringMatching(/Tertiary: .*always/),
    ]);
    expect(screen.getByText(/Page open: Datasets page/)).toBeVisible();
  });

  it('has a page with a tab an address', async () => {
    renderTestApp({
      extensions: [
        plugin.getExtension('page:on-call'),
        plugin.getExtension('sub-page:on-call/roster'),
        plugin.getExtension('sub-page:on-call/my-shifts'),
        plugin.getExtension('sub-page:on-call/fairness'),
        plugin.getExtension('sub-page:on-call/gaps'),
      ],
      initialRouteEntries: ['/on-call'],
      mountedRoutes: MOUNTED,
      apis: apisOf(new FakeOnCallApi()),
    });
    expect(
      await screen.findByRole('table', {
        name: 'Rotations, who is on call now and who is next',
      }),
    ).toBeVisible();
    for (const [tab, table] of [
      ['My shifts', 'My shifts, now and ahead'],
      ['Gaps', 'Gaps and doubled people, the earliest first'],
    ]) {
      await userEvent.click(screen.getByRole('tab', { name: tab }));
      expect(await screen.findByRole('table', { name: table })).toBeVisible();
    }
    await userEvent.click(screen.getByRole('tab', { name: 'Fairness' }));
    expect(
      await screen.findByRole('region', { name: 'Weeks as primary' }),
    ).toBeVisible();
  });

  it('offers its widget to the home page', async () => {
    const widget = createExtensionTester(
      plugin.getExtension('home-page-widget:on-call'),
    ).get(homePageWidgetDataRef);
    expect(widget).toMatchObject({
      name: 'HomePageOnCall',
      title: 'Your on-call',
    });
  });
});
