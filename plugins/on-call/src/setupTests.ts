import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The first render of a whole app on a busy machine takes longer than the default second.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);
