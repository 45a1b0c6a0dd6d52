import Router from 'express-promise-router';
import { filterReadable, requireReadable } from '../permissions/CallerAccess';
import type { PluginContext } from '../PluginContext';
import type { OutsideSources } from '../who/OutsideSources';
import { toApiRotation } from './toApiRotation';

/** The configured rotations. */
export function createRotationsRouter(
  { acting, schedules }: Pick<PluginContext, 'acting' | 'schedules'>,
  outside: OutsideSources,
) {
  const router = Router();

  router.get('/rotations', async (req, res) => {
    const { access } = await acting(req);
    const all = await schedules.loadAll();
    const items = filterReadable(access, all, ({ rotation }) => rotation.id);
    res.json({
      items: items.map(item =>
        toApiRotation(item, outside.kindOf(item.rotation.id)),
      ),
    });
  });

  router.get('/rotations/:rotationId', async (req, res) => {
    const { access } = await acting(req);
    const { rotationId } = req.params;
    requireReadable(access, rotationId);
    res.json(
      toApiRotation(
        await schedules.load(rotationId),
        outside.kindOf(rotationId),
      ),
    );
  });

  return router;
}
