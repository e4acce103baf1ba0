/**
 * What a lock prevents, for everybody, including Terraform and owners.
 *
 * The registry's replicas, webhooks, role assignments, diagnostic settings and contents inherit the lock. It does not
 * affect images.
 *
 * Source: learn.microsoft.com, Lock your resources to protect your infrastructure.
 */
export enum LockLevel {
  /**
   * Nothing can be deleted or replaced: not the registry, nor any of its replicas, webhooks, cache rules, credential
   * sets, tokens, tasks, diagnostic settings or grants.
   *
   * To remove a replica, remove it and the lock from the code and apply; then add the lock again and apply.
   */
  CAN_NOT_DELETE = 'CanNotDelete',
  /**
   * Nothing can be changed either: no replica can be added, and rotation cannot be changed. For a registry that should
   * stay as it is.
   *
   * Terraform cannot read the webhooks and the admin password of a registry with this lock, so they cannot be combined
   * with it.
   */
  READ_ONLY = 'ReadOnly',
}
