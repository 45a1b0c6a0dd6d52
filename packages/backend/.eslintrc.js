module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // The story is told to a running portal by a development script. It is no part of the
      // backend, which never imports it, so the sandbox that it needs stays a devDependency.
      files: ['src/story/**'],
      rules: { '@backstage/no-undeclared-imports': 'off' },
    },
  ],
});
