import {
  configApiRef,
  discoveryApiRef,
  githubAuthApiRef,
  type IdentityApi,
} from '@backstage/core-plugin-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import type { JsonObject } from '@backstage/types';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SignInPage } from './SignInPage';
import { readChoice, rememberChoice } from './choice';

const example = {
  people: [
    { userRef: 'user:default/ana', name: 'Ana Example', role: 'On call' },
    { userRef: 'user:default/vic', name: 'Vic Visitor', role: 'Looks around' },
  ],
};

const session = {
  profile: { displayName: 'Ana Example', email: 'ana@example.com' },
  backstageIdentity: {
    token: `x.${btoa('{}')}.x`,
    identity: {
      type: 'user',
      userEntityRef: 'user:default/ana',
      ownershipEntityRefs: ['user:default/ana'],
    },
  },
};

function answer(status: number, body: object) {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}

describe('SignInPage', () => {
  const fetchMock = jest.fn<Promise<Response>, Parameters<typeof fetch>>();
  const onSignInSuccess = jest.fn<void, [IdentityApi]>();
  const originalFetch = global.fetch;

  beforeEach(() => {
    sessionStorage.clear();
    jest.resetAllMocks();
    global.fetch = fetchMock as typeof fetch;
  });

  afterAll(() => {
    global.fetch = originalFetch;
  });

  async function render(providers: JsonObject) {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [
            configApiRef,
            mockApis.config({
              data: { app: { title: 'Signalbox' }, auth: { providers } },
            }),
          ],
          [discoveryApiRef, mockApis.discovery()],
          [githubAuthApiRef, { getBackstageIdentity: async () => undefined }],
        ]}
      >
        <SignInPage onSignInSuccess={onSignInSuccess} />
      </TestApiProvider>,
    );
  }

  it('lists the people, each with a name and what they do', async () => {
    await render({ example });

    expect(screen.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
    const buttons = within(screen.getByRole('list')).getAllByRole('button');
    expect(buttons).toHaveLength(2);
    expect(buttons[0]).toHaveAccessibleName('Ana Example');
    expect(buttons[0]).toHaveAccessibleDescription('On call');
    expect(fetchMock).not.toHaveBeenCalled();
  });

  it('signs in as the chosen person and remembers the choice', async () => {
    fetchMock.mockResolvedValue(answer(200, session));
    await render({ example });

    await userEvent.click(screen.getByRole('button', { name: 'Ana Example' }));

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    const [url, request] = fetchMock.mock.calls[0];
    expect(String(url)).toMatch(/\/example\/refresh$/);
    expect(new Headers(request!.headers).get('x-signalbox-user')).toBe(
      'user:default/ana',
    );
    expect(readChoice()).toBe('user:default/ana');
  });

  it('signs in at once where this window has chosen before', async () => {
    rememberChoice('user:default/ana');
    fetchMock.mockResolvedValue(answer(200, session));

    await render({ example });

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
  });

  it('asks again where the chosen person is gone from the list', async () => {
    rememberChoice('user:default/gone');

    await render({ example });

    expect(screen.getByRole('button', { name: 'Ana Example' })).toBeVisible();
    expect(fetchMock).not.toHaveBeenCalled();
  });

  it('forgets the choice with the sign-out', async () => {
    rememberChoice('user:default/ana');
    fetchMock.mockResolvedValue(answer(200, session));
    await render({ example });
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));

    await onSignInSuccess.mock.calls[0][0].signOut();

    expect(readChoice()).toBeUndefined();
  });

  it('says why signing in failed, tries again, and lets one be somebody else', async () => {
    fetchMock.mockImplementation(async () =>
      answer(404, {
        error: { name: 'NotFoundError', message: 'User not found' },
        response: { statusCode: 404 },
      }),
    );
    await render({ example });
    await userEvent.click(screen.getByRole('button', { name: 'Vic Visitor' }));

    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Vic Visitor could not be signed in.*User not found/,
    );

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(fetchMock).toHaveBeenCalledTimes(2);

    await userEvent.click(
      screen.getByRole('button', { name: 'Choose another person' }),
    );
    expect(screen.getByRole('button', { name: 'Ana Example' })).toBeVisible();
    expect(readChoice()).toBeUndefined();
    expect(onSignInSuccess).not.toHaveBeenCalled();
  });

  it('offers GitHub where there are no example people', async () => {
    await render({});

    expect(
      await screen.findByText('Sign in with your GitHub account'),
    ).toBeVisible();
    expect(screen.queryByText('Who are you?')).not.toBeInTheDocument();
  });
});
