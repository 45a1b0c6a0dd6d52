import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Readiness } from '@signalbox/backstage-plugin-on-call-common';
import { FakeOnCallApi } from '../../__testUtils__/FakeOnCallApi';
import { aWho, ANA, CY, ELI } from '../../__testUtils__/fixtures';
import { aReadiness } from '../../__testUtils__/panelFixtures';
import { renderForReader } from '../../__testUtils__/render';
import { violations } from '../../__testUtils__/violations';
import { OnCallProvider } from '../OnCallProvider';
import { nextPeople } from './nextPeople';
import { ReadinessOfNext } from './ReadinessOfNext';

/** Cy is ready for next week, and of Eli nothing can be read. */
class TwoPeople extends FakeOnCallApi {
  async getReadiness(userRef?: string): Promise<Readiness> {
    if (userRef === ELI) throw new Error('connect ECONNREFUSED');
    return aReadiness({ userRef: CY, checks: [aReadiness().checks[1]] });
  }
}

it('takes everybody who is next once, without the reader', () => {
  const { levels } = aWho();
  const twice = { levels: [levels[0], { ...levels[1], next: levels[0].next }] };
  expect(nextPeople(twice, ANA)).toEqual([
    { person: CY, levels: ['Primary', 'Secondary'] },
  ]);
  expect(nextPeople(twice, CY)).toEqual([]);
});

it('C4 says of the next ones what is open, each on their own, and shows it on demand', async () => {
  await renderForReader(
    new TwoPeople(),
    <OnCallProvider>
      <ReadinessOfNext who={aWho()} rotation="single-cell" />
    </OnCallProvider>,
  );
  const list = await screen.findByRole('list', {
    name: 'Are the next ones ready?',
  });
  const [primary, secondary] = within(list).getAllByRole('listitem');
  expect(primary).toHaveTextContent(/^Primary: .*cy/i);
  expect(
    await within(primary).findByText('Not ready: 1 of 1 open'),
  ).toBeVisible();
  await waitFor(() =>
    expect(within(secondary).getByRole('alert')).toHaveTextContent(
      'connect ECONNREFUSED',
    ),
  );

  const details = within(primary).getByRole('button', {
    name: /^Details of the readiness of cy/i,
  });
  expect(details).toHaveAttribute('aria-expanded', 'false');
  await userEvent.click(details);
  expect(details).toHaveAttribute('aria-expanded', 'true');
  expect(
    within(primary).getByRole('list', {
      name: /^What cy.* has to be ready with/i,
    }),
  ).toHaveTextContent('Datadog hosted-cellxgene-prod');
  expect(await violations()).toEqual([]);
});
