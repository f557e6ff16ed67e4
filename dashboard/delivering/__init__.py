"""The upload wizard: what is read, what it means, what is wrong, what it will change."""
