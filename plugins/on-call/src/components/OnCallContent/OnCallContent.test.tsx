import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OnCallApiError } from '../../api/OnCallApiError';
import { FakeOnCallApi } from '../../__testUtils__/FakeOnCallApi';
import {
  ANA,
  aPage,
  aSwap,
  aWho,
  BO,
  CY,
  ELI,
  startOfShift,
  THIS_WEEK,
} from '../../__testUtils__/fixtures';
import { FakeSignals, renderTab } from '../../__testUtils__/render';
import { violations } from '../../__testUtils__/violations';

const region = (name: string) => screen.findByRole('region', { name });

describe('the on-call tab', () => {
  it('says who is on call at every level, until when in both zones, who is next, and why they', async () => {
    await renderTab(new FakeOnCallApi());

    const primary = await region('Primary');
    expect(within(primary).getByRole('link', { name: 'ana' })).toBeVisible();
    expect(primary).toHaveTextContent('until Mon 30 Nov, 09:00 PT');
    expect(primary).toHaveTextContent('18:00 your time · in 5 d 19 h');
    expect(primary).toHaveTextContent('rotationready');
    expect(primary).toHaveTextContent('next: cy from Mon 30 Nov, 09:00 PT');

    const secondary = await region('Secondary');
    expect(secondary).toHaveTextContent('covers for cy');
    expect(secondary).toHaveTextContent('not ready: gaps');
    expect(secondary).toHaveTextContent('first shift: pair up');

    const tertiary = await region('Tertiary');
    expect(tertiary).toHaveTextContent('always');
    expect(tertiary).toHaveTextContent('permanent');
    expect(await violations()).toEqual([]);
  });
});
