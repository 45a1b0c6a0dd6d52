import { screen } from '@testing-library/react';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { FakeOnCallApi } from '../../__testUtils__/FakeOnCallApi';
import { anEntity, aPage, aWho } from '../../__testUtils__/fixtures';
import { renderForReader } from '../../__testUtils__/render';
import { violations } from '../../__testUtils__/violations';
import { EntityOnCallCard } from '../../plugin';

const renderCard = (api: FakeOnCallApi) =>
  renderForReader(
    api,
    <EntityProvider entity={anEntity()}>
      <EntityOnCallCard />
    </EntityProvider>,
  );

describe('the card of an entity', () => {
  it('says who is on call at each level, until when, who is next, and what is open', async () => {
    const api = new FakeOnCallApi();
    api.pages = [aPage()];
    await renderCard(api);
    const list = await screen.findByRole('list', { name: 'Who is on call' });
    expect(list).toHaveTextContent(
      /Primary: anauntil Mon 30 Nov, 09:00 PT · 18:00 your time · in 5 d 18 hnext: cy/,
    );
    expect(list).toHaveTextContent('Tertiary: deealways');
    expect(screen.getByText(/Page open: Datasets page/)).toBeVisible();
    expect(
      screen.getByRole('link', { name: /Open the on-call tab/ }),
    ).toHaveAttribute('href', '/catalog/default/component/data-portal/on-call');
    expect(await violations()).toEqual([]);
  });

  it('makes nobody loud, and says when no rotation is named', async () => {
    const api = new FakeOnCallApi();
    api.who = aWho({ levels: [{ level: 'primary', title: 'Primary' }] });
    await renderCard(api);
    expect(await screen.findByText('Nobody is on call')).toBeVisible();

    const other = new FakeOnCallApi();
    other.who = aWho({ state: 'not-annotated', levels: [] });
    await renderCard(other);
    expect(
      await screen.findByText('No rotation is named for this.'),
    ).toBeVisible();
  });
});
