import { screen } from '@testing-library/react';
import { FakeReleaseTrainApi } from '../../__testUtils__/FakeReleaseTrainApi';
import { ANA } from '../../__testUtils__/fixtures';
import { renderForReader } from '../../__testUtils__/renderPage';
import { violations } from '../../__testUtils__/violations';
import { HomePageReleaseTrain } from '../../plugin';

describe('the home-page widget', () => {
  it('lists what waits for the reader’s own LGTM, and the trains', async () => {
    await renderForReader(new FakeReleaseTrainApi(), <HomePageReleaseTrain />);
    expect(
      await screen.findByText('Your approvals and your train'),
    ).toBeVisible();
    const list = await screen.findByRole('list', {
      name: 'Waits for your LGTM',
    });
    expect(list).toHaveTextContent(
      /^explorer cd6e725.* · 1 of 2 LGTMs · on staging since Thu 26 Nov, 10:12 PT$/,
    );
    expect(screen.getByRole('link', { name: 'explorer' })).toHaveAttribute(
      'href',
      '/catalog/default/component/explorer/release-train',
    );
    expect(
      await screen.findByRole('heading', {
        name: 'Ready on Wednesday 10:00 PT',
      }),
    ).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('has nothing for somebody who has spoken', async () => {
    const api = new FakeReleaseTrainApi();
    api.me = ANA;
    await renderForReader(api, <HomePageReleaseTrain />);
    expect(
      await screen.findByText('No candidate waits for your LGTM.'),
    ).toBeVisible();
  });
});
