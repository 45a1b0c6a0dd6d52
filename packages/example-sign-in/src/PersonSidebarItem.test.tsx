import {
  configApiRef,
  errorApiRef,
  identityApiRef,
} from '@backstage/core-plugin-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import type { JsonObject } from '@backstage/types';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PersonSidebarItem } from './PersonSidebarItem';
import { readChoice, rememberChoice } from './choice';

const example = {
  people: [
    { userRef: 'user:default/ana', name: 'Ana Example', role: 'On call' },
  ],
};

describe('PersonSidebarItem', () => {
  const signOut = jest.fn(async () => {});

  beforeEach(() => {
    sessionStorage.clear();
    signOut.mockClear();
  });

  async function render(providers: JsonObject) {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [configApiRef, mockApis.config({ data: { auth: { providers } } })],
          [
            identityApiRef,
            mockApis.identity.mock({
              getProfileInfo: async () => ({ displayName: 'Ana Example' }),
              signOut,
            }),
          ],
          [errorApiRef, { post: jest.fn() }],
        ]}
      >
        <PersonSidebarItem />
      </TestApiProvider>,
    );
  }

  it('says who is signed in and gives the place to the next person', async () => {
    rememberChoice('user:default/ana');
    await render({ example });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Ana Example: switch person' }),
    );

    expect(readChoice()).toBeUndefined();
  });

  it('is reached and used by keyboard', async () => {
    rememberChoice('user:default/ana');
    await render({ example });
    await screen.findByRole('button', { name: 'Ana Example: switch person' });

    await userEvent.tab();
    await userEvent.keyboard('{Enter}');

    expect(readChoice()).toBeUndefined();
  });

  it('signs out where the provider is a real one', async () => {
    await render({});

    await userEvent.click(
      await screen.findByRole('button', { name: 'Ana Example: sign out' }),
    );

    expect(signOut).toHaveBeenCalledTimes(1);
  });
});
