import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import App from './App';

/** What the backend says of whoever signs in; it answers nothing else in this test. */
const session = {
  profile: { displayName: 'Ana Example' },
  providerInfo: {},
  backstageIdentity: {
    // The header, the claims and the signature of a token that nobody checks here.
    token: 'e30.e30.e30',
    expiresInSeconds: 3600,
    identity: {
      type: 'user',
      userEntityRef: 'user:default/ana',
      ownershipEntityRefs: ['user:default/ana'],
    },
  },
};

const people = [
  { userRef: 'user:default/ana', name: 'Ana Example', role: 'On call' },
  { userRef: 'user:default/bo', name: 'Bo Example', role: 'Engineer' },
];

describe('App', () => {
  const originalEnv = process.env;
  const originalFetch = global.fetch;
  const fetchMock = jest.fn(
    async (..._: Parameters<typeof fetch>) =>
      new Response('{}', { status: 503 }),
  );

  beforeEach(() => {
    sessionStorage.clear();
    global.fetch = fetchMock;
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [
        {
          context: 'test',
          data: {
            app: { title: 'Signalbox', baseUrl: 'http://localhost' },
            backend: { baseUrl: 'http://localhost' },
            auth: { providers: { example: { people } } },
          },
        },
      ] as never,
    };
  });

  afterEach(() => {
    process.env = originalEnv;
    global.fetch = originalFetch;
  });

  it('asks who one is and signs in as that person', async () => {
    render(<App />);

    expect(
      await screen.findByRole('heading', { name: 'Who are you?' }),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Ana Example' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Bo Example' }));

    expect(Object.values(sessionStorage)).toEqual(['user:default/bo']);
    await waitFor(() => expect(fetchMock).toHaveBeenCalled());
    const [url, request] = fetchMock.mock.calls[0];
    expect(String(url)).toBe('http://localhost/api/auth/example/refresh');
    expect(new Headers(request?.headers).get('x-signalbox-user')).toBe(
      'user:default/bo',
    );
  });

  describe('for somebody who has signed in', () => {
    beforeEach(() => {
      fetchMock.mockImplementation(async url =>
        String(url).endsWith('/refresh')
          ? Response.json(session)
          : new Response('{}', { status: 503 }),
      );
    });

    it.each([
      ['/on-call/roster', 'heading', 'On-call'],
      ['/on-call/roster', 'tab', 'My shifts'],
      ['/release-train/rehearsal', 'heading', 'Release train'],
      ['/release-train/rehearsal', 'tab', 'Rehearsal'],
      ['/home', 'heading', 'Home'],
    ])(
      'has at %s the %s %s',
      async (path, role, name) => {
        window.history.pushState({}, '', path);
        render(<App />);
        await userEvent.click(
          await screen.findByRole('button', { name: 'Ana Example' }),
        );
        expect(
          await screen.findByRole(role, { name }, { timeout: 10_000 }),
        ).toBeVisible();
        // The plugins' own backends are among what does not answer, which is said.
        const said = await screen.findAllByText(
          /This could not be read/,
          {},
          { timeout: 10_000 },
        );
        expect(said[0]).toBeVisible();
      },
      30_000,
    );
  });
});
