import { screen } from '@testing-library/react';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import plugin from './alpha';
import { releaseTrainApiRef } from './api/ReleaseTrainApi';
import { FakeReleaseTrainApi } from './__testUtils__/FakeReleaseTrainApi';
import { anEntity } from './__testUtils__/fixtures';

function renderPage(annotations?: Record<string, string>) {
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
    renderPage();
    expect(
      await screen.findByRole('heading', {
        name: 'Ready on Wednesday 10:00 PT',
      }),
    ).toBeVisible();
  });

  it('gives it to no other', async () => {
    renderPage({});
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });
});
