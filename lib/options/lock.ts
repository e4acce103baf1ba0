/**
 * What a lock keeps everybody from, Terraform and owners included. It is inherited by replicas, webhooks, role
 * assignments and diagnostic settings of the registry and by what lives in it, and does not concern images.
 *
 * Source: learn.microsoft.com, Lock your resources to protect your infrastructure.
 */
export enum LockLevel {
  /**
   * Nothing can be deleted: not the registry, and not one of its replicas, webhooks, cache rules, credential sets, tokens,
   * tasks, diagnostic settings or grants, nor replaced. To remove a replica, take it and the lock out, and apply; then put the lock back, and apply again.
   */
  CAN_NOT_DELETE = 'CanNotDelete',
  /**
   * Nothing can be changed either: no replica added, no rotation. For a registry that is to stay as it is.
   *
   * Terraform cannot read webhooks and the admin password of a registry with this lock, so they are refused with it.
   */
  READ_ONLY = 'ReadOnly',
}
