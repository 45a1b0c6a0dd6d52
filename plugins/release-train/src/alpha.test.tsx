import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { homePageWidgetDataRef } from '@backstage/plugin-home-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import plugin from './alpha';
import { releaseTrainApiRef } from './api/ReleaseTrainApi';
import { FakeReleaseTrainApi } from './__testUtils__/FakeReleaseTrainApi';
import { anEntity } from './__testUtils__/fixtures';

const MOUNTED = { '/catalog/:namespace/:kind/:name': entityRouteRef };

function renderTab(annotations?: Record<string, string>) {
  return renderTestApp({
    extensions: [
      createTestEntityPage({ entity: anEntity(annotations) }),
      plugin.getExtension('entity-content:release-train'),
    ],
    apis: [[releaseTrainApiRef, new FakeReleaseTrainApi()]],
  });
}

describe('the plugin of the new frontend system', () => {
  it('gives the tab to components that ride on a train', async () => {
    renderTab();
    expect(
      await screen.findByRole('heading', {
        name: 'Ready on Wednesday 10:00 PT',
      }),
    ).toBeVisible();
  });

  it('gives it to no other', async () => {
    renderTab({});
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });

  it('gives them the card too', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: anEntity() }),
        plugin.getExtension('entity-card:release-train'),
      ],
      mountedRoutes: MOUNTED,
      apis: [[releaseTrainApiRef, new FakeReleaseTrainApi()]],
    });
    expect(
      await screen.findByRole('list', { name: 'Waits for' }),
    ).toBeVisible();
  });

  it('has a page with a tab an address', async () => {
    renderTestApp({
      extensions: [
        plugin.getExtension('page:release-train'),
        plugin.getExtension('sub-page:release-train/board'),
        plugin.getExtension('sub-page:release-train/calendar'),
        plugin.getExtension('sub-page:release-train/history'),
        plugin.getExtension('sub-page:release-train/figures'),
        plugin.getExtension('sub-page:release-train/rehearsal'),
      ],
      initialRouteEntries: ['/release-train'],
      mountedRoutes: MOUNTED,
      apis: [[releaseTrainApiRef, new FakeReleaseTrainApi()]],
    });
    expect(
      await screen.findByRole('region', { name: 'Train single-cell' }),
    ).toBeVisible();
    for (const [tab, region] of [
      ['Calendar', 'Calendar'],
      ['History', 'History'],
      ['Figures', 'Figures'],
      ['Rehearsal', 'Rehearsal'],
      ['Board', 'Train single-cell'],
    ]) {
      await userEvent.click(screen.getByRole('tab', { name: tab }));
      expect(await screen.findByRole('region', { name: region })).toBeVisible();
    }
  });

  it('offers its widget to the home page', async () => {
    const widget = createExtensionTester(
      plugin.getExtension('home-page-widget:release-train'),
    ).get(homePageWidgetDataRef);
    expect(widget).toMatchObject({
      name: 'HomePageReleaseTrain',
      title: 'Your approvals and your train',
    });
  });
});
