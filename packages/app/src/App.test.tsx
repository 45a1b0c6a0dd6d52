import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import App from './App';

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
    render(App.createRoot());

    expect(
      await screen.findByRole(
        'heading',
        { name: 'Who are you?' },
        { timeout: 10_000 },
      ),
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
});
