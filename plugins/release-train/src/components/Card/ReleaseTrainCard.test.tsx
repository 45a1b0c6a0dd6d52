import { screen, within } from '@testing-library/react';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { FakeReleaseTrainApi } from '../../__testUtils__/FakeReleaseTrainApi';
import { anEntity } from '../../__testUtils__/fixtures';
import { renderForReader } from '../../__testUtils__/renderPage';
import { violations } from '../../__testUtils__/violations';
import { EntityReleaseTrainCard } from '../../plugin';

const renderCard = (api = new FakeReleaseTrainApi()) =>
  renderForReader(
    api,
    <EntityProvider entity={anEntity()}>
      <EntityReleaseTrainCard />
    </EntityProvider>,
  );

describe('the card', () => {
  it('says the next stop, what is where and what the component waits for', async () => {
    await renderCard();
    const card = await screen.findByRole('region', { name: 'Release train' });
    expect(
      await within(card).findByRole('heading', {
        name: 'Ready on Wednesday 10:00 PT',
      }),
    ).toBeVisible();
    expect(card).toHaveTextContent('prod0684041Wed 25 Nov, 10:04 PT');
    expect(card).toHaveTextContent(
      /stagingcd6e725.*candidateThu 26 Nov, 10:12 PT/,
    );
    expect(
      within(card).getByRole('list', { name: 'Waits for' }),
    ).toHaveTextContent(
      'your LGTM · 1 more LGTM of single-cellthe soak, until Wed 00:00 PT',
    );
    expect(
      within(card).getByRole('link', { name: /Open the train/ }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/explorer/release-train',
    );
    expect(await violations()).toEqual([]);
  });

  it('says when no train carries the component', async () => {
    const api = new FakeReleaseTrainApi();
    api.trains = [];
    await renderCard(api);
    expect(
      await screen.findByText('No train carries this component'),
    ).toBeVisible();
  });
});
