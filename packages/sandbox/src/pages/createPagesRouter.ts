import { Router } from 'express';
import type { Parts } from '../assemble';

export function createPagesRouter(_parts: Parts): Router {
  return Router();
}
