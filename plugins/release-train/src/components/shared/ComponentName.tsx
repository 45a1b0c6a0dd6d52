import { Link } from '@backstage/core-components';
import { useTabLink } from '../../routing';
import { personName } from '../../translation/guardWords';

/** The name of a component, which leads to its release-train tab. */
export const ComponentName = (props: { component: string }) => {
  const tabOf = useTabLink();
  return (
    <Link to={tabOf(props.component)} underline="always">
      {personName(props.component)}
    </Link>
  );
};
