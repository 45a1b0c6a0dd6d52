import { SidebarItem } from '@backstage/core-components';
import {
  configApiRef,
  errorApiRef,
  identityApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import ExitToAppIcon from '@material-ui/icons/ExitToApp';
import SwapHorizIcon from '@material-ui/icons/SwapHoriz';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { forgetChoice } from './choice';
import { readPeople } from './people';

function useName(): string {
  const identityApi = useApi(identityApiRef);
  const errorApi = useApi(errorApiRef);
  const [name, setName] = useState('Signed in');
  useEffect(() => {
    let shown = true;
    identityApi.getProfileInfo().then(
      profile => {
        const known = profile.displayName ?? profile.email;
        if (shown && known) {
          setName(known);
        }
      },
      error => errorApi.post(error),
    );
    return () => {
      shown = false;
    };
  }, [identityApi, errorApi]);
  return name;
}

function SwitchPersonItem() {
  const navigate = useNavigate();
  const name = useName();
  return (
    <SidebarItem
      icon={SwapHorizIcon}
      text={`${name}: switch person`}
      onClick={() => {
        forgetChoice();
        // Loads the page anew, so that the next person sees the same place with their own eyes.
        navigate(0);
      }}
    />
  );
}

function SignOutItem() {
  const identityApi = useApi(identityApiRef);
  const errorApi = useApi(errorApiRef);
  const name = useName();
  return (
    <SidebarItem
      icon={ExitToAppIcon}
      text={`${name}: sign out`}
      onClick={() => identityApi.signOut().catch(error => errorApi.post(error))}
    />
  );
}

/** Says who is signed in, and lets somebody else in. */
export function PersonSidebarItem() {
  const people = readPeople(useApi(configApiRef));
  return people.length > 0 ? <SwitchPersonItem /> : <SignOutItem />;
}
