// planted: optional-package-in-production
import { Provider } from 'oidc-provider';

export const provider = Provider;
